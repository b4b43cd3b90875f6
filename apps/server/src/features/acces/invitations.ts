import { Erreur } from '@orapont/domain/erreurs';
import { toString as dessinerQr } from 'qrcode';
import { v7 as uuidv7 } from 'uuid';
import type { Bd, Tx } from '../../kernel/bd.ts';
import { changerMotDePasse, creerCompte, enrolerTotp, trouverCompte } from './compte-repository.ts';
import { relacherCode } from './frein-repository.ts';
import {
  administrateurExiste,
  creerInvitation,
  type Invitation,
  preparer,
  trouverInvitation,
  utiliser,
} from './invitation-repository.ts';
import { hacherMotDePasse, verifierMotDePasse } from './mot-de-passe.ts';
import type { DepsAcces } from './ports.ts';
import { codeIncorrect, codePermis, exigerCode } from './second-facteur.ts';
import { revoquerSessionsDuCompte } from './session-repository.ts';
import { adresseOtp, chiffrerSecret, dechiffrerSecret, nouveauSecret, verifierCode } from './totp.ts';
import { tracerCompte } from './traces.ts';

/** Link of the first start; null when the installation already has its administrator. */
export async function creerInvitationPremierAdministrateur(bd: Bd): Promise<string | null> {
  return bd.authentification(async (tx) => {
    if (await administrateurExiste(tx)) return null;
    const nouvelle = {
      type: 'PREMIER_ADMINISTRATEUR',
      compteId: null,
      objet: 'TOUT',
      par: null,
    } as const;
    return (await creerInvitation(tx, nouvelle, new Date())).jeton;
  });
}

export async function lireLien({ bd, maintenant }: DepsAcces, jeton: string) {
  const invitation = await bd.authentification((tx) => trouverInvitation(tx, jeton, maintenant()));
  if (!invitation) throw lienExpire();
  return invitation;
}

const lienExpire = () => new Erreur('INTROUVABLE', ['LIEN_EXPIRE']);

type Preparation = { readonly identifiant: string; readonly motDePasse: string };
type Enrolement = {
  readonly secret: string | null;
  readonly otpauth: string | null;
  readonly qrSvg: string | null;
};

/** First step: the password, kept beside the link, and a second factor to enrol when the link renews it. */
export async function preparerLien(deps: DepsAcces, jeton: string, saisie: Preparation): Promise<Enrolement> {
  const invitation = await lireLien(deps, jeton);
  const identifiant = invitation.identifiant ?? saisie.identifiant;
  await exigerIdentifiantLibre(deps, invitation, identifiant);
  const motDePasse = await motDePasseAGarder(deps, invitation, identifiant, saisie.motDePasse);
  const secret = invitation.objet === 'MOT_DE_PASSE' ? null : nouveauSecret();
  const garde = await deps.bd.authentification((tx) =>
    preparer(tx, invitation.id, {
      identifiant,
      motDePasse,
      secret: secret === null ? null : chiffrerSecret(deps.cle, `invitation:${invitation.id}`, secret),
    }),
  );
  if (!garde) throw lienExpire();
  if (secret === null) return { secret: null, otpauth: null, qrSvg: null };
  const otpauth = adresseOtp(identifiant, secret);
  return { secret, otpauth, qrSvg: await dessinerQr(otpauth, { type: 'svg', margin: 2 }) };
}

async function exigerIdentifiantLibre({ bd }: DepsAcces, invitation: Invitation, identifiant: string) {
  if (invitation.compte_id !== null) return;
  if (await bd.authentification((tx) => trouverCompte(tx, identifiant)))
    throw new Erreur('SAISIE_INVALIDE', ['IDENTIFIANT_PRIS'], {
      champs: { identifiant: 'Cet identifiant existe déjà : choisissez-en un autre.' },
    });
}

/** Digest to set at the end, or null when the link leaves the password as it is: it must then be the current one. */
async function motDePasseAGarder(
  { bd, maintenant }: DepsAcces,
  invitation: Invitation,
  identifiant: string,
  motDePasse: string,
): Promise<string | null> {
  const { objet, compte_id } = invitation;
  if (objet !== 'SECOND_FACTEUR' || compte_id === null) {
    exigerSolide(identifiant, motDePasse);
    return hacherMotDePasse(motDePasse);
  }
  if (!(await codePermis({ bd, maintenant }, compte_id)))
    throw new Erreur('TROP_DE_REQUETES', ['TROP_D_ESSAIS']);
  if (!(await verifierMotDePasse(invitation.mot_de_passe, motDePasse)))
    throw new Erreur('SAISIE_INVALIDE', ['IDENTIFIANTS'], {
      champs: { motDePasse: 'Ce n’est pas votre mot de passe actuel : ressaisissez-le.' },
    });
  await bd.authentification((tx) => relacherCode(tx, compte_id));
  return null;
}

/** Length does the work (checked by the contract); what is left is the lazy choice. */
function exigerSolide(identifiant: string, motDePasse: string): void {
  const faible = new Set(motDePasse).size < 5 || motDePasse.toLowerCase().includes(identifiant.toLowerCase());
  if (faible)
    throw new Erreur('SAISIE_INVALIDE', [], {
      champs: { motDePasse: 'Choisissez une phrase plus variée, qui ne contient pas votre identifiant.' },
    });
}

/** Second step: the code proves the factor, the link is used up, and every open session of the account ends. */
export async function confirmerLien(deps: DepsAcces, jeton: string, code: string): Promise<void> {
  const invitation = await lireLien(deps, jeton);
  const { compte_id } = invitation;
  if (invitation.objet === 'MOT_DE_PASSE' && compte_id !== null)
    return exigerCode(deps, compte_id, code, (tx) => appliquer(tx, deps, invitation, compte_id, undefined));
  return deps.bd.authentification(async (tx) => {
    const facteur = prouver(deps, invitation, code);
    const compteId = compte_id ?? (await creerPremierAdministrateur(tx, deps, invitation));
    return appliquer(tx, deps, invitation, compteId, facteur);
  });
}

type Facteur = { readonly secret: string; readonly pas: number };

function prouver({ cle, maintenant }: DepsAcces, invitation: Invitation, code: string): Facteur {
  if (!invitation.secret_prepare) throw lienExpire();
  const secret = dechiffrerSecret(cle, `invitation:${invitation.id}`, invitation.secret_prepare);
  const pas = verifierCode(secret, code, maintenant());
  if (pas === undefined) throw codeIncorrect();
  return { secret, pas };
}

async function creerPremierAdministrateur(
  tx: Tx,
  { maintenant }: DepsAcces,
  invitation: Invitation,
): Promise<string> {
  // The row of the link is the lock: the second of two confirmations waits here, then finds it used.
  if (!(await utiliser(tx, invitation.id, maintenant())) || (await administrateurExiste(tx)))
    throw lienExpire();
  const id = uuidv7();
  const cree = await creerCompte(tx, {
    id,
    identifiant: invitation.identifiant_prepare ?? '',
    professionnelId: null,
    administrateur: true,
    motDePasse: invitation.mot_de_passe_prepare,
  });
  if (!cree) throw new Erreur('CONFLIT', ['IDENTIFIANT_PRIS']);
  return id;
}

async function appliquer(
  tx: Tx,
  { cle, maintenant }: DepsAcces,
  invitation: Invitation,
  compteId: string,
  facteur: Facteur | undefined,
) {
  const moment = maintenant();
  const { mot_de_passe_prepare: motDePasse, compte_id, objet } = invitation;
  if (compte_id !== null && !(await utiliser(tx, invitation.id, moment))) throw lienExpire();
  if (objet !== 'SECOND_FACTEUR') {
    if (motDePasse === null) throw lienExpire();
    await changerMotDePasse(tx, compteId, motDePasse, moment);
  }
  if (facteur)
    await enrolerTotp(tx, cle, { compteId, secret: facteur.secret, dernierPas: facteur.pas, le: moment });
  await relacherCode(tx, compteId);
  await revoquerSessionsDuCompte(tx, compteId, moment);
  await tracerCompte(tx, { maintenant }, compteId, { compteId, nom: 'Titulaire du lien' }, 'LIEN_UTILISE');
}
