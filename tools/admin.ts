import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Identifiant } from '@orapont/contract/acces';
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
import { lireConfig, lireSecret } from '../apps/server/src/kernel/config.ts';
import { ConfigInvalide } from '../apps/server/src/kernel/config-invalide.ts';
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

const AUTEUR = { compteId: undefined, nom: 'Ligne de commande' };

type Arguments = {
  readonly identifiant: string;
  readonly motDePasse: boolean;
  readonly secondFacteur: boolean;
};
type Commande = (deps: DepsAcces, arguments_: Arguments) => Promise<string>;

/** The acts of the administrator, for whoever holds the machine: the way back when nobody can sign in any more. */
const COMMANDES: Readonly<Record<string, Commande>> = {
  liste,
  'premier-administrateur': premierAdministrateur,
  administrateur,
  reinitialiser: renouveler,
  fermer: (deps, { identifiant }) => activite(deps, identifiant, false),
  rouvrir: (deps, { identifiant }) => activite(deps, identifiant, true),
};

try {
  const { commande, ...arguments_ } = lireArguments();
  if (commande === '') console.log(AIDE);
  else if (commande === 'cle-maitre') await remplacerCle();
  else await executer(commandeNommee(commande), arguments_);
} catch (cause) {
  console.error(phrase(cause));
  process.exitCode = 1;
}

function lireArguments(): Arguments & { readonly commande: string } {
  const { values, positionals } = parseArgs({
    strict: false,
    options: { 'mot-de-passe': { type: 'boolean' }, 'second-facteur': { type: 'boolean' } },
  });
  const { 'mot-de-passe': motDePasse = false, 'second-facteur': secondFacteur = false, ...autres } = values;
  const [inconnue] = Object.keys(autres);
  if (inconnue) throw new ConfigInvalide(`L’option « ${inconnue} » n’existe pas.\n\n${AIDE}`);
  const [commande = '', identifiant = '', ...restes] = positionals;
  if (restes.length > 0)
    throw new ConfigInvalide(`« ${restes.join(' ')} » est de trop : un identifiant s’écrit d’un seul mot.`);
  return { commande, identifiant, motDePasse: motDePasse === true, secondFacteur: secondFacteur === true };
}

function commandeNommee(nom: string): Commande {
  const commande = Object.hasOwn(COMMANDES, nom) ? COMMANDES[nom] : undefined;
  if (!commande) throw new ConfigInvalide(`La commande « ${nom} » n’existe pas.\n\n${AIDE}`);
  return commande;
}

async function executer(commande: Commande, arguments_: Arguments): Promise<void> {
  const config = lireConfig(process.env, resolve('.orapont'));
  const base = await ouvrirBaseOutil(config);
  const bd = ouvrirBd(base.execution, { connexions: 1 });
  const { origine, demo } = config;
  const deps = {
    bd,
    origine,
    demo,
    maintenant: () => new Date(),
    cle: lireSecret(config.dossier, 'acces'),
    essai: base.embarquee && !demo,
    comptesDemo: async () => null,
  };
  try {
    console.log(await commande(deps, arguments_));
  } finally {
    await bd.fermer();
    await base.arreter();
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
    throw new ConfigInvalide(
      `La clé maîtresse n’est pas remplacée, et tout se lit encore avec l’ancienne. Relancez la commande pour reprendre. ${phrase(cause)}`,
    );
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

async function administrateur(deps: DepsAcces, { identifiant }: Arguments): Promise<string> {
  exigerIdentifiant(identifiant);
  const lu = Identifiant.safeParse(identifiant);
  if (!lu.success) throw new ConfigInvalide(lu.error.issues[0]?.message);
  const id = randomUUID();
  await ouvrirCompte(deps, AUTEUR, id, { identifiant: lu.data, professionnelId: null, administrateur: true });
  return presenter((await reinitialiser(deps, AUTEUR, id, 'TOUT')).lien);
}

async function renouveler(
  deps: DepsAcces,
  { identifiant, motDePasse, secondFacteur }: Arguments,
): Promise<string> {
  const seul = motDePasse ? 'MOT_DE_PASSE' : 'SECOND_FACTEUR';
  const objet = motDePasse === secondFacteur ? 'TOUT' : seul;
  return presenter((await reinitialiser(deps, AUTEUR, await compteNomme(deps, identifiant), objet)).lien);
}

async function activite(deps: DepsAcces, identifiant: string, actif: boolean): Promise<string> {
  await changerActiviteDuCompte(deps, AUTEUR, await compteNomme(deps, identifiant), actif);
  return actif ? 'Le compte est rouvert.' : 'Le compte est fermé, et ses sessions aussi.';
}

async function compteNomme({ bd }: DepsAcces, identifiant: string): Promise<string> {
  exigerIdentifiant(identifiant);
  const comptes = await bd.administration(undefined, listerComptes);
  const compte = comptes.find((c) => c.identifiant === identifiant.toLowerCase());
  if (!compte)
    throw new ConfigInvalide(`Aucun compte ne s’appelle « ${identifiant} ». Voyez : npm run admin -- liste`);
  return compte.id;
}

function exigerIdentifiant(identifiant: string): void {
  if (identifiant === '')
    throw new ConfigInvalide('Donnez un identifiant après la commande, par exemple claire.moreau.');
}

function presenter(lien: string): string {
  return `Lien à usage unique, valable vingt-quatre heures :\n\n  ${lien}\n\nIl ne sera plus affiché.`;
}
