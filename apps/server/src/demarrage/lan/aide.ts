import { X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { ENTETES } from '../../kernel/securite.ts';

/** What the help page tells: where the application is, and which authority to trust. */
export type Aide = {
  readonly origine: string;
  /** PEM. */
  readonly autorite: string;
  readonly empreinte: string;
};

const FICHIER = 'orapont-autorite.crt';

/**
 * The one page that is served without TLS: it leads a telephone, in three steps, to trust this machine. It holds nothing about
 * anybody and takes nothing in.
 */
export function serveurAide(aide: Aide): Server {
  const page = pageAide(aide);
  const der = new X509Certificate(aide.autorite).raw;
  return createServer({ requestTimeout: 10_000 }, (requete, reponse) => {
    const { pathname } = new URL(requete.url ?? '/', 'http://aide');
    if (requete.method !== 'GET' && requete.method !== 'HEAD') {
      reponse.writeHead(405, { ...ENTETES, allow: 'GET, HEAD' }).end();
      return;
    }
    const [type, corps] =
      pathname === `/${FICHIER}`
        ? (['application/x-x509-ca-cert', der] as const)
        : (['text/html; charset=utf-8', page] as const);
    reponse.writeHead(200, {
      ...ENTETES,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
      'content-type': type,
      ...(type.startsWith('text') ? {} : { 'content-disposition': `attachment; filename="${FICHIER}"` }),
    });
    reponse.end(requete.method === 'HEAD' ? undefined : corps);
  });
}

function pageAide({ origine, empreinte }: Aide): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ouvrir Orapont sur cet appareil</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Ouvrir Orapont sur cet appareil</h1>
<p>Un navigateur ne donne la caméra qu’à une adresse chiffrée. Ce serveur a fabriqué son propre certificat\u00a0: votre appareil doit lui faire confiance, une seule fois. Comptez deux minutes.</p>
<h2>1. Télécharger le certificat</h2>
<p><a class="bouton" href="/${FICHIER}">Télécharger le certificat</a></p>
<h2>2. L’installer</h2>
<details>
<summary>Téléphone ou tablette Android</summary>
<ol>
<li>Ouvrez <b>Paramètres</b>, puis cherchez «\u00a0certificat\u00a0».</li>
<li>Choisissez <b>Certificat CA</b> (ou <b>Installer depuis le stockage</b>), puis <b>Installer quand même</b>.</li>
<li>Choisissez le fichier <b>${FICHIER}</b> dans les téléchargements.</li>
</ol>
</details>
<details>
<summary>iPhone ou iPad</summary>
<ol>
<li>Téléchargez avec Safari et touchez <b>Autoriser</b>.</li>
<li><b>Réglages</b>, <b>Profil téléchargé</b>, <b>Installer</b>.</li>
<li><b>Réglages</b>, <b>Général</b>, <b>Informations</b>, <b>Réglages des certificats</b>\u00a0: activez <b>Orapont</b>.</li>
</ol>
</details>
<details>
<summary>Ordinateur</summary>
<ol>
<li>Chrome ou Edge\u00a0: <b>Paramètres</b>, <b>Confidentialité et sécurité</b>, <b>Sécurité</b>, <b>Gérer les certificats</b>, onglet <b>Autorités</b>, <b>Importer</b>.</li>
<li>Firefox\u00a0: <b>Paramètres</b>, <b>Vie privée et sécurité</b>, <b>Afficher les certificats</b>, onglet <b>Autorités</b>, <b>Importer</b>.</li>
</ol>
</details>
<p>Avant d’accepter, comparez l’empreinte SHA-256 que montre l’appareil avec celle qu’affiche le terminal du serveur\u00a0:</p>
<p class="empreinte">${empreinte.replaceAll(':', ' ')}</p>
<p>Ce certificat ne vaut que pour ce serveur et les adresses privées d’un réseau local\u00a0: il ne peut ouvrir aucun autre site. Retirez-le quand vous n’en avez plus besoin.</p>
<h2>3. Ouvrir Orapont</h2>
<p><a class="bouton" href="${origine}/">Ouvrir Orapont</a></p>
<p>Adresse\u00a0: <b>${origine}</b></p>
<p>Si la page dit que la connexion n’est pas privée, le certificat n’est pas encore installé\u00a0: reprenez l’étape\u00a02.</p>
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 1.5rem 1rem 4rem; font: 1.125rem/1.55 system-ui, sans-serif; color: light-dark(#1c2321, #f0ede6); background: light-dark(#faf8f4, #191d1c); }
main { max-width: 36rem; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { margin-top: 2rem; font-size: 1.2rem; }
.bouton { display: inline-block; min-height: 3.5rem; padding: 0 1.5rem; border-radius: .5rem; font-weight: 700; line-height: 3.5rem; text-decoration: none; color: #fff; background: #0b4f4a; }
details { margin: .5rem 0; padding: .25rem 1rem; border: 1px solid light-dark(#8d958f, #77807b); border-radius: .5rem; }
summary { padding: .75rem 0; font-weight: 700; cursor: pointer; }
li { margin: .4rem 0; }
.empreinte { font-family: ui-monospace, monospace; font-size: 1rem; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid light-dark(#0b4f4a, #7fd6cc); outline-offset: 3px; }
`;
