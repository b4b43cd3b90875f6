import { once } from 'node:events';
import QRCode from 'qrcode';
import type { Config } from '../../kernel/config.ts';
import { ConfigInvalide } from '../../kernel/config-invalide.ts';
import { serveurAide } from './aide.ts';
import { certifier } from './certificats.ts';
import { decouvrirReseau, originesDe, type ReseauLocal } from './reseau.ts';

/** The network address of this machine, served with a certificate of its own making. */
export type Lan = {
  readonly config: Config;
  readonly reseau: ReseauLocal;
  /** PEM of the authority to trust, and its SHA-256. */
  readonly autorite: string;
  readonly empreinte: string;
};

/**
 * What `--lan` changes: the server listens on the network, over TLS, under its name or its address.
 *
 * @throws ConfigInvalide when another setting says otherwise
 */
export async function configurerLan(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
  maintenant: Date,
): Promise<Lan> {
  for (const nom of ['ORAPONT_ORIGIN', 'ORAPONT_TLS_CERT', 'ORAPONT_TLS_KEY'])
    if (env[nom])
      throw new ConfigInvalide(
        `--lan choisit l’adresse et fabrique le certificat : retirez ${nom}, ou lancez sans --lan. Un nom se donne avec ORAPONT_LAN_NAME.`,
      );
  const reseau = await decouvrirReseau(env['ORAPONT_LAN_NAME']?.trim().toLowerCase());
  const origines = originesDe(reseau, config.port);
  const { cert, key, autorite, empreinte } = await certifier(
    config.dossier,
    origines.map((origine) => new URL(origine).hostname),
    maintenant,
  );
  const [origine] = origines;
  return {
    reseau,
    empreinte,
    config: {
      ...config,
      origine,
      origines: new Set(origines),
      hote: env['ORAPONT_HOST'] ?? '0.0.0.0',
      tls: { cert, key, fichiers: undefined },
      // A browser that had learnt it would refuse the help page, which telephones need before they trust us.
      hsts: false,
    },
    autorite,
  };
}

/** Opens the help page beside the application, and shows on the terminal how to reach both. */
export async function servirLan(lan: Lan, demo: boolean): Promise<() => Promise<void>> {
  const { config, reseau } = lan;
  const serveur = serveurAide({ ...lan, origine: config.origine });
  serveur.listen(config.port + 1, config.hote);
  await once(serveur, 'listening');
  process.stdout.write(await annonceLan(lan, `http://${reseau.adresses[0]}:${config.port + 1}/`, demo));
  return async () => {
    serveur.close();
    serveur.closeAllConnections();
    await once(serveur, 'close');
  };
}

/** What the terminal shows: a code to scan, then the same in words. */
async function annonceLan(
  { config, reseau, empreinte }: Lan,
  urlAide: string,
  demo: boolean,
): Promise<string> {
  // Colours of its own on a terminal, so that the code is dark on light there too.
  const type = process.stdout.isTTY ? 'terminal' : 'utf8';
  const code = await QRCode.toString(urlAide, { type, small: true, errorCorrectionLevel: 'L' });
  return [
    '',
    'Sur un téléphone ou une tablette du même réseau, photographiez ce code :',
    '',
    code,
    `  1. ${urlAide} explique comment faire confiance à ce serveur (deux minutes, une seule fois) ;`,
    `  2. puis l’application est à l’adresse ${config.origine}`,
    '',
    'Empreinte SHA-256 du certificat, à comparer avec celle que montre l’appareil :',
    `  ${empreinte}`,
    ...(reseau.nom
      ? []
      : [
          '',
          'Cette machine n’a pas de nom sur ce réseau : les clés d’accès (passkeys) ne s’attachent pas à une adresse, le code PIN les remplace. Un nom se donne avec ORAPONT_LAN_NAME.',
        ]),
    ...(demo
      ? ['', 'Démonstration : toute personne de ce réseau peut y entrer. N’y mettez rien de vrai.']
      : []),
    '',
  ].join('\n');
}
