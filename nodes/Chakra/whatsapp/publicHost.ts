/** Domain endings that exist only inside private networks (RFC 6761, 6762, 8375, and those that routers use). */
const privateEndings: ReadonlySet<string> = new Set([
	'corp',
	'docker',
	'home',
	'intern',
	'internal',
	'intra',
	'intranet',
	'invalid',
	'lan',
	'local',
	'localdomain',
	'localhost',
	'localnet',
	'onion',
	'priv',
	'private',
	'svc',
	'test',
]);

/** A router, and names on the Internet that lead to the machine that asks. */
const privateNames = /(?:^|\.)(?:fritz\.box|localtest\.me|lvh\.me|vcap\.me)$/;

/** Names that hold the address they lead to: `app.10.0.0.1.nip.io`, `10-0-0-1.sslip.io`. */
const addressInName =
	/(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})\.(?:nip|sslip|xip)\.io$/;

/**
 * First and last address of the IPv4 ranges that no server on the Internet has. Source: IANA's special-purpose
 * registry
 */
const privateRanges: ReadonlyArray<readonly [first: number, last: number]> = [
	['0.0.0.0', '0.255.255.255'],
	['10.0.0.0', '10.255.255.255'],
	['100.64.0.0', '100.127.255.255'],
	['127.0.0.0', '127.255.255.255'],
	['169.254.0.0', '169.254.255.255'],
	['172.16.0.0', '172.31.255.255'],
	['192.0.0.0', '192.0.0.255'],
	['192.0.2.0', '192.0.2.255'],
	['192.168.0.0', '192.168.255.255'],
	['198.18.0.0', '198.19.255.255'],
	['198.51.100.0', '198.51.100.255'],
	['203.0.113.0', '203.0.113.255'],
	['224.0.0.0', '255.255.255.255'],
].map(([first = '', last = '']) => [ipv4Number(first), ipv4Number(last)]);

/**
 * Whether a host can be reached over the Internet. A name counts as public if it has a dot and no private ending.
 * @param hostname as `URL.hostname` gives it: IPv4 as four decimal parts, IPv6 shortened and in brackets
 */
export function isPublicHost(hostname: string): boolean {
	const host = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
	if (hostname.includes('..')) return false;
	if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicIpv4(ipv4Number(host));
	const [, ...parts] = addressInName.exec(host) ?? [];
	if (parts.length > 0) return isPublicIpv4(ipv4Number(parts.join('.')));
	if (privateNames.test(host)) return false;
	const ending = host.slice(host.lastIndexOf('.') + 1);
	return host.includes('.') && !privateEndings.has(ending) && !host.endsWith('.home.arpa');
}

function ipv4Number(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPublicIpv4(address: number): boolean {
	return !privateRanges.some(([first, last]) => address >= first && address <= last);
}

const notGlobal = /^(?:2001:(?:1?[0-9a-f]{0,2}:|db8:)|3fff:(?:0?[0-9a-f]{0,3}:))/;

/**
 * Global addresses are 2000::/3, except 2001::/23 for protocols and 2001:db8::/32 and 3fff::/20 for documentation. Some
 * contain an IPv4 address (::ffff:7f00:1, 64:ff9b::, 2002:7f00:1::), which decides. Source: RFC 4291, 2928, 3849, 9637,
 * 3056
 */
function isPublicIpv6(address: string): boolean {
	const embeddedIpv4 =
		/^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ??
		/^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4})?:/.exec(address);
	if (embeddedIpv4) {
		const [, high = '', low = '0'] = embeddedIpv4;
		return isPublicIpv4(Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16));
	}
	return /^[23][0-9a-f]{3}:/.test(address) && !notGlobal.test(address);
}
