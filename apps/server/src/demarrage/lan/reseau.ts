import { resolve4 } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { ConfigInvalide } from '../../kernel/config-invalide.ts';

/** How this machine is reached from the rooms around it. */
export type ReseauLocal = {
  /** IPv4 addresses of this machine on its networks, the most likely one first. */
  readonly adresses: readonly string[];
  /** A name that telephones resolve, when there is one: passkeys are bound to a name, never to an address. */
  readonly nom: string | undefined;
};

/** Bridges and tunnels of containers and virtual machines: no telephone is behind them. */
const VIRTUELLES = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|tailscale|zt)/;
const AVAHI = '/run/avahi-daemon/socket';
const NOM_DE_MACHINE = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * Finds the addresses and the name under which a telephone of the same network reaches this machine.
 *
 * @param nomDonne what the administrator knows and we cannot find out (`ORAPONT_LAN_NAME`)
 * @throws ConfigInvalide when this machine is on no network, or when the name is not one
 */
export async function decouvrirReseau(nomDonne: string | undefined): Promise<ReseauLocal> {
  const adresses = adressesLocales(networkInterfaces());
  if (adresses.length === 0)
    throw new ConfigInvalide(
      'Cette machine n’est reliée à aucun réseau local. Branchez-la ou reliez-la au Wi-Fi, puis relancez.',
    );
  if (nomDonne !== undefined && !NOM_DE_MACHINE.test(nomDonne))
    throw new ConfigInvalide('ORAPONT_LAN_NAME doit être un nom de machine, par exemple orapont.local.');
  return { adresses, nom: nomDonne ?? (await nomConnu(adresses)) };
}

/** Exported for its test: what is given by the system, sorted by how likely a telephone is on it. */
export function adressesLocales(interfaces: ReturnType<typeof networkInterfaces>): readonly string[] {
  return Object.entries(interfaces)
    .flatMap(([nom, adresses]) => (adresses ?? []).map((adresse) => ({ nom, ...adresse })))
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    )
    .toSorted((a, b) => Number(VIRTUELLES.test(a.nom)) - Number(VIRTUELLES.test(b.nom)))
    .map(({ address }) => address);
}

async function nomConnu(adresses: readonly string[]): Promise<string | undefined> {
  const machine = hostname().toLowerCase();
  if (!NOM_DE_MACHINE.test(machine)) return undefined;
  // Avahi announces the machine by multicast: telephones find it under this name without any server.
  if (existsSync(AVAHI)) return `${machine.split('.')[0]}.local`;
  try {
    const connues = await resolve4(machine);
    return connues.some((adresse) => adresses.includes(adresse)) ? machine : undefined;
  } catch {
    return undefined;
  }
}

/** Every origin from which a page of this server may write, the public one first. */
export function originesDe({ adresses, nom }: ReseauLocal, port: number): readonly [string, ...string[]] {
  const [publique = 'localhost', ...autres] = [...(nom ? [nom] : []), ...adresses, 'localhost', '127.0.0.1'];
  const origine = (hote: string) => new URL(`https://${hote}:${port}`).origin;
  return [origine(publique), ...autres.map(origine)];
}
