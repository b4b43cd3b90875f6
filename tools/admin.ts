import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ObjetLien } from '@orapont/contract/acces';
import { Erreur } from '@orapont/domain/erreurs';
import { remplacerCleMaitre } from '../apps/server/src/adapters/trousseau/rotation.ts';
import { ouvrirBaseOutil } from '../apps/server/src/demarrage/base.ts';
import {
  changerActiviteDuCompte,
  ouvrirCompte,
  reinitialiser,
} from '../apps/server/src/features/acces/comptes.ts';
import { listerComptes } from '../apps/server/src/features/acces/comptes-repository.ts';
import { creerInvitationPremierAdministrateur } from '../apps/server/src/features/acces/invitations.ts';
import type { DepsAcces } from '../apps/server/src/features/acces/ports.ts';
import { ouvrirBd } from '../apps/server/src/kernel/bd.ts';
import { ConfigInvalide, lireConfig, lireSecret } from '../apps/server/src/kernel/config.ts';
import { PHRASES_CODES, PHRASES_MOTIFS } from '../apps/server/src/kernel/phrases.ts';

const AIDE = `Administration d’Orapont, depuis le serveur.

  npm run admin -- liste                                  les comptes et leur état
  npm run admin -- premier-administrateur                 un lien qui crée l’administrateur, s’il n’y en a pas
  npm run admin -- administrateur <identifiant>           ouvre un compte d’administrateur et donne son lien
  npm run admin -- reinitialiser <identifiant> [option]   donne un lien à usage unique
        --mot-de-passe                                    le mot de passe seulement
        --second-facteur                                  le second facteur seulement
        (sans option)                                     les deux
  npm run admin -- fermer <identifiant>                   ferme le compte et ses sessions
  npm run admin -- rouvrir <identifiant>                  le rouvre
  npm run admin -- cle-maitre                             remplace la clé maîtresse, sans toucher aux images
`;

/** The acts of the administrator, for whoever holds the machine: the way back when nobody can sign in any more. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'mot-de-passe': { type: 'boolean' }, 'second-facteur': { type: 'boolean' } },
});
const [commande = '', identifiant = ''] = positionals;
const AUTEUR = { compteId: undefined, nom: 'Ligne de commande' };

const COMMANDES: Readonly<Record<string, (deps: DepsAcces) => Promise<string>>> = {
  liste,
  'premier-administrateur': premierAdministrateur,
  administrateur,
  reinitialiser: renouveler,
  fermer: (deps) => activite(deps, false),
  rouvrir: (deps) => activite(deps, true),
  list: liste,
  'create-admin': premierAdministrateur,
  reset: renouveler,
};

const faire = COMMANDES[commande];
if (commande === 'cle-maitre') await remplacerCle();
else if (faire) await executer(faire);
else {
  console.log(AIDE);
  process.exitCode = commande === '' ? 0 : 1;
}

async function executer(travail: (deps: DepsAcces) => Promise<string>): Promise<void> {
  try {
    const config = lireConfig(process.env, resolve('.orapont'));
    const base = await ouvrirBaseOutil(config);
    const bd = ouvrirBd(base.execution, { connexions: 1 });
    try {
      const { origine, demo } = config;
      console.log(
        await travail({
          bd,
          origine,
          demo,
          maintenant: () => new Date(),
          cle: lireSecret(config.dossier, 'acces'),
          essai: base.embarquee && !demo,
          comptesDemo: async () => null,
        }),
      );
    } finally {
      await bd.fermer();
      await base.arreter();
    }
  } catch (cause) {
    console.error(phrase(cause));
    process.exitCode = 1;
  }
}

/** Files only: no database is needed, and a server may be running. */
async function remplacerCle(): Promise<void> {
  try {
    const { dossier, cleMaitre } = lireConfig(process.env, resolve('.orapont'));
    const { emballees, dejaFaites, ancienne } = await remplacerCleMaitre({
      donnees: dossier,
      fichierMaitre: cleMaitre,
    });
    console.log(
      `La clé maîtresse est remplacée : ${emballees + dejaFaites} clés de dossier sont sous la nouvelle.\nL’ancienne est gardée dans ${ancienne} : détruisez-la quand vos sauvegardes auront été refaites.`,
    );
  } catch (cause) {
    console.error(
      `La clé maîtresse n’est pas remplacée, et tout se lit encore avec l’ancienne. Relancez la commande pour reprendre. ${phrase(cause)}`,
    );
    process.exitCode = 1;
  }
}

function phrase(cause: unknown): string {
  if (cause instanceof ConfigInvalide) return cause.message;
  if (!(cause instanceof Erreur)) return `La commande a échoué : ${String(cause)}`;
  const [champ] = Object.values(cause.champs ?? {});
  const [motif] = cause.motifs;
  return champ ?? (motif && PHRASES_MOTIFS[motif]) ?? PHRASES_CODES[cause.code];
}

async function liste({ bd }: DepsAcces): Promise<string> {
  const comptes = await bd.administration(undefined, listerComptes);
  if (comptes.length === 0) return 'Aucun compte. Lancez : npm run admin -- premier-administrateur';
  const lignes = comptes.map(
    ({ identifiant: id, nom, administrateur: admin, actif, motDePasse, secondFacteur }) =>
      [
        id.padEnd(32),
        (nom ?? '—').padEnd(32),
        (admin ? 'administrateur' : '').padEnd(16),
        !actif ? 'fermé' : motDePasse && secondFacteur ? 'ouvert' : 'attend son lien',
      ].join(' '),
  );
  const entete = ['Identifiant'.padEnd(32), 'Nom'.padEnd(49), 'État'].join(' ');
  return [entete, ...lignes].join('\n');
}

async function premierAdministrateur({ bd, origine }: DepsAcces): Promise<string> {
  const jeton = await creerInvitationPremierAdministrateur(bd);
  if (!jeton)
    return 'Un administrateur existe déjà. Pour lui redonner accès : npm run admin -- reinitialiser <identifiant>';
  return presenter(`${origine}/invitation/${jeton}`);
}

async function administrateur(deps: DepsAcces): Promise<string> {
  exigerIdentifiant();
  const id = randomUUID();
  await ouvrirCompte(deps, AUTEUR, id, { identifiant, professionnelId: null, administrateur: true });
  return presenter((await reinitialiser(deps, AUTEUR, id, 'TOUT')).lien);
}

async function renouveler(deps: DepsAcces): Promise<string> {
  const objet = values['mot-de-passe'] === values['second-facteur'] ? 'TOUT' : choisi();
  return presenter((await reinitialiser(deps, AUTEUR, await compteNomme(deps), objet)).lien);
}

function choisi() {
  return ObjetLien.parse(values['mot-de-passe'] ? 'MOT_DE_PASSE' : 'SECOND_FACTEUR');
}

async function activite(deps: DepsAcces, actif: boolean): Promise<string> {
  await changerActiviteDuCompte(deps, AUTEUR, await compteNomme(deps), actif);
  return actif ? 'Le compte est rouvert.' : 'Le compte est fermé, et ses sessions aussi.';
}

async function compteNomme({ bd }: DepsAcces): Promise<string> {
  exigerIdentifiant();
  const comptes = await bd.administration(undefined, listerComptes);
  const compte = comptes.find((c) => c.identifiant === identifiant.toLowerCase());
  if (!compte)
    throw new ConfigInvalide(`Aucun compte ne s’appelle « ${identifiant} ». Voyez : npm run admin -- liste`);
  return compte.id;
}

function exigerIdentifiant(): void {
  if (identifiant === '') throw new ConfigInvalide('Donnez un identifiant.');
}

function presenter(lien: string): string {
  return `Lien à usage unique, valable vingt-quatre heures :\n\n  ${lien}\n\nIl ne sera plus affiché.`;
}
