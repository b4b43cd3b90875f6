import { randomBytes } from 'node:crypto';
import { peutEcrireLogiciel } from '@orapont/domain/acces/politique';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../kernel/bd.ts';
import { sitesDuDossier } from '../../kernel/dossier-repository.ts';
import { sha256 } from '../../kernel/empreinte.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { type Logiciel, type RecevoirTransaction, RefusFhir } from '../fhir/ports.ts';
import {
  decesDe,
  demandeConnue,
  inscrireDemande,
  type RequerantTrouve,
  requerantsAuTravail,
} from './demande-repository.ts';
import type { DepsConfluences } from './deps.ts';
import { joindrePieces } from './joindre-pieces.ts';
import { poserLien } from './lien-repository.ts';
import type { DemandeInscrite, DemandeTransmise, NomExterieur } from './ports.ts';

/** Long enough to sign in with a second factor. */
const DUREE_LIEN_MS = 15 * 60_000;

/**
 * Flow B1: a draft is opened in the name of who asks, for the person that the traits designate; all of it stands or none. The way to it
 * is opaque, his alone, and serves once.
 *
 * @rule ID-INS, DOS-12, TE-02
 * @source Confluences Téléexpertise 0.1.0, flow B1; docs/decisions/0038
 */
export const recevoirTransaction =
  (deps: DepsConfluences): RecevoirTransaction =>
  async (logiciel, corps) => {
    const demande = deps.guideConfluences.lire(corps);
    const { organisationId } = logiciel;
    const inscrite = await deps.bd.organisation({ organisationId }, (tx) =>
      inscrire(tx, deps, logiciel, demande, demande.nom ?? nomDuTexte(corps)),
    );
    return deps.guideConfluences.repondre(demande, inscrite, await ouvrirLaVoie(deps, logiciel, inscrite));
  };

/** A request without a name is named by its whole text. */
const nomDuTexte = (corps: string): NomExterieur => ({
  systeme: 'urn:ietf:rfc:3986',
  valeur: `urn:sha256:${sha256(JSON.stringify(JSON.parse(corps)))}`,
});

async function inscrire(
  tx: Tx,
  deps: DepsConfluences,
  logiciel: Logiciel,
  demande: DemandeTransmise,
  nom: NomExterieur,
): Promise<DemandeInscrite> {
  const { organisationId } = logiciel;
  const jour = jourParis(deps.maintenant().toISOString());
  await deps.personnes.attendreSonTour(tx, organisationId);
  const requerant = await situer(tx, logiciel, demande, jour);
  const connue = await demandeConnue(tx, logiciel.id, nom);
  if (connue) return reprendre(connue, demande, requerant);
  const { dossierId, personneNeuve } = await reconnaitre(tx, deps, demande, {
    organisationId,
    siteId: requerant.site_id,
    jour,
  });
  const acteId = uuidv7();
  await deps.brouillons.ouvrir(tx, {
    organisationId,
    acteId,
    dossierId,
    siteId: requerant.site_id,
    requerant: { id: requerant.id, dentiste: requerant.profession === '40' },
    logicielNom: logiciel.nom,
    question: demande.question,
    motif: demande.motif,
    urgence: demande.urgence,
    precision: DIT_DU_CONSENTEMENT[`${demande.consentement}`],
  });
  await inscrireDemande(tx, {
    organisation_id: organisationId,
    acte_id: acteId,
    logiciel_id: logiciel.id,
    logiciel_nom: logiciel.nom,
    systeme: nom.systeme,
    valeur: nom.valeur,
    source: demande.source,
    url_offre: demande.urlOffre,
    role_id: requerant.role_id,
    consentement: demande.consentement,
    redigee_le: demande.redigeeLe,
  });
  await joindrePieces(tx, deps, { organisationId, dossierId, acteId }, demande.pieces, {
    requerantId: requerant.id,
    logicielNom: logiciel.nom,
  });
  const trace = { organisationId, chaine: 'ACCES', acteur: logiciel.nom, dossierId } as const;
  if (personneNeuve) await tracer(tx, { ...trace, action: 'DOSSIER_CREE_PAR_LOGICIEL' });
  await tracer(tx, { ...trace, action: 'DEMANDE_DEPOSEE_PAR_LOGICIEL', acteId });
  return {
    acteId,
    dossierId,
    requerantId: requerant.id,
    roleId: requerant.role_id,
    siteId: requerant.site_id,
    neuve: true,
    personneNeuve,
  };
}

/** A boolean without date nor author is no consent: it is told, and gathered here. @rule TE-08 */
const DIT_DU_CONSENTEMENT = {
  true: 'Ce logiciel indique que la personne consent\u00a0: recueillez son accord ici.',
  false: 'Ce logiciel indique que la personne ne consent pas.',
  null: 'Ce logiciel ne dit rien du consentement\u00a0: recueillez-le ici.',
} as const;

const ROLES_REQUERANT: readonly string[] = ['soignant', 'preneur', 'praticien'];

/** Who asks, by RPPS, where he works today among the places of this software; the FINESS decides between two. */
async function situer(
  tx: Tx,
  logiciel: Logiciel,
  { requerantRpps: rpps, finess }: DemandeTransmise,
  jour: DateCivile,
): Promise<RequerantTrouve> {
  const lieux = (await requerantsAuTravail(tx, { rpps, sites: logiciel.sites, jour })).filter(({ roles }) =>
    roles.some((role) => ROLES_REQUERANT.includes(role)),
  );
  if (lieux.length === 0)
    throw new RefusFhir(
      422,
      'business-rule',
      'Ce professionnel n’est pas enregistré sur les sites ouverts à ce logiciel\u00a0: l’administrateur de la structure l’y ajoute.',
      'ServiceRequest.requester',
    );
  const designes = finess === null ? lieux : lieux.filter((lieu) => lieu.finess === finess);
  const [lieu, ...autres] = designes;
  if (!lieu || new Set(designes.map(({ site_id }) => site_id)).size > 1)
    throw new RefusFhir(
      422,
      'business-rule',
      autres.length > 0
        ? 'Ce professionnel travaille sur plusieurs sites\u00a0: le FINESS géographique doit en désigner un.'
        : 'Le FINESS transmis n’est pas celui d’un site où ce professionnel travaille aujourd’hui.',
      'PractitionerRole.organization',
    );
  const verdict = peutEcrireLogiciel(logiciel, {
    organisationId: logiciel.organisationId,
    siteId: lieu.site_id,
  });
  if (!verdict.accord)
    throw new RefusFhir(403, 'forbidden', 'Ce logiciel ne dépose pas de demande sur ce site.');
  return lieu;
}

type Connue = NonNullable<Awaited<ReturnType<typeof demandeConnue>>>;

/** The same name is the same request; for someone else, or by someone else, it is a mistake that is told. */
function reprendre(
  connue: Connue,
  { personne }: DemandeTransmise,
  requerant: RequerantTrouve,
): DemandeInscrite {
  const autre =
    connue.nom_norme !== normaliserNom(personne.nomNaissance) ||
    connue.date_naissance !== personne.dateNaissance ||
    connue.prepare_par !== requerant.id;
  if (autre)
    throw new RefusFhir(
      409,
      'duplicate',
      'Une autre demande porte déjà cet identifiant\u00a0: donnez-en un nouveau.',
      'ServiceRequest.identifier',
    );
  return {
    acteId: connue.acte_id,
    dossierId: connue.dossier_id,
    requerantId: requerant.id,
    roleId: connue.role_id,
    siteId: connue.site_id,
    neuve: false,
    personneNeuve: false,
  };
}

/**
 * The record of that person, or a new one under a provisional identity. A doubt is a person's to settle, never a machine's.
 *
 * @rule ID-INS
 */
async function reconnaitre(
  tx: Tx,
  { personnes }: DepsConfluences,
  { personne }: DemandeTransmise,
  ou: { readonly organisationId: string; readonly siteId: string; readonly jour: DateCivile },
): Promise<{ dossierId: string; personneNeuve: boolean }> {
  const { jour } = ou;
  const [faute] = Object.entries(personnes.examiner(personne, jour));
  if (faute) throw new RefusFhir(422, 'value', faute[1], `Patient.${faute[0]}`);
  const trouvee = await personnes.chercher(tx, personne);
  if (trouvee.genre === 'INCONNUE') {
    const dossierId = uuidv7();
    await personnes.inscrire(tx, { ...ou, id: dossierId, du: jour }, personne);
    return { dossierId, personneNeuve: true };
  }
  const suivie =
    trouvee.genre === 'RECONNUE' && (await sitesDuDossier(tx, trouvee.dossierId, jour)).includes(ou.siteId);
  if (trouvee.genre === 'DOUTE' || !suivie)
    throw new RefusFhir(
      409,
      'conflict',
      'Un dossier de la structure pourrait être celui de cette personne, sans certitude. Quelqu’un du site doit vérifier son identité et son séjour, puis la demande pourra être renvoyée, ou préparée ici.',
      'Patient',
    );
  if ((await decesDe(tx, trouvee.dossierId)) !== null)
    throw new RefusFhir(422, 'business-rule', 'Le dossier de cette personne porte un décès.', 'Patient');
  return { dossierId: trouvee.dossierId, personneNeuve: false };
}

/** In the fragment: it reaches no server's journal. It says nothing, and is kept by its digest. */
async function ouvrirLaVoie(
  { bd, maintenant, origine }: DepsConfluences,
  { organisationId }: Logiciel,
  { acteId, requerantId }: DemandeInscrite,
): Promise<string> {
  const jeton = randomBytes(32).toString('base64url');
  const le = maintenant();
  await bd.authentification((tx) =>
    poserLien(
      tx,
      {
        empreinte: sha256(jeton),
        organisationId,
        acteId,
        professionnelId: requerantId,
        expireLe: new Date(le.getTime() + DUREE_LIEN_MS),
      },
      le,
    ),
  );
  return `${origine}/confluences#${jeton}`;
}
