import { removeEngineFolder } from '../../sandbox/engine/core';

export * from '../../sandbox/engine/core';

afterAll(removeEngineFolder);
