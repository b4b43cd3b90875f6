import { peutCreerLogiciel } from '@orapont/domain/acces/logiciel';
import { jourParis } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import type { NomExterieur, PersonneTransmise } from '../../confluences/ports.ts';
import { permises, porteeDe, tracerLues } from '../acces.ts';
import type { DepsFhir } from '../deps.ts';
import { PATIENTS, parIdentifiantPatient } from '../patients-repository.ts';
import { type Logiciel, RefusFhir } from '../ports.ts';
import { ou, pageDe, parIds } from '../source-repository.ts';
import { lireSiAbsent, nommerCreation } from './condition.ts';
import { sitesOuverts, traitsDe } from './lieux-repository.ts';
import { attendreCesNoms, type Nommage, type Nommee, poserNoms, sousCesNoms } from './noms-repository.ts';
import type { PatientTransmis } from './ports.ts';

export type Creee = { readonly id: string; readonly neuve: boolean; readonly nonGardes: readonly string[] };

/**
 * A provisional record under the name that the software gives, or the one that this name or the traits designate for certain. A doubt is
 * a person's to settle, never a machine's; the INS that comes is not taken.
 *
 * @rule ID-INS, DOS-09, DOS-12
 * @source docs/decisions/0033, 0038
 */
export async function creerPatient(
  deps: DepsFhir,
  logiciel: Logiciel,
  corps: string,
  siAbsent: string | string[] | undefined,
): Promise<Creee> {
  const condition = lireSiAbsent(siAbsent);
  const transmis = deps.lecteurFhir.patient(corps);
  const noms = nommerCreation(condition, transmis.noms, corps);
  const { organisationId } = logiciel;
  const qui: Nommage = { organisationId, logicielId: logiciel.id, genre: 'Patient' };
  const empreinte = sha256(JSON.stringify(transmis.personne));
  return deps.bd.organisation({ organisationId }, async (tx) => {
    await deps.personnes.attendreSonTour(tx, organisationId);
    await attendreCesNoms(tx, qui, noms);
    const connue = await dejaNommee(tx, deps, logiciel, { qui, noms, empreinte }, transmis.personne);
    const { id, neuve } = connue ?? (await reconnaitre(tx, deps, logiciel, transmis));
    await poserNoms(tx, qui, noms, { ressourceId: id, empreinte });
    await tracerCreation(tx, deps, logiciel, id, neuve);
    return { id, neuve, nonGardes: transmis.nonGardes };
  });
}

type Annonce = { readonly qui: Nommage; readonly noms: readonly NomExterieur[]; readonly empreinte: string };
type Trouvee = Pick<Creee, 'id' | 'neuve'>;

const doublon = (phrase: string, ou = 'Patient.identifier') => new RefusFhir(409, 'duplicate', phrase, ou);

/** Under these names already: by this software, or by an identifier that the record has. */
async function dejaNommee(
  tx: Tx,
  deps: DepsFhir,
  logiciel: Logiciel,
  { qui, noms, empreinte }: Annonce,
  personne: PersonneTransmise,
): Promise<Trouvee | undefined> {
  const siennes = await sousCesNoms(tx, qui, noms);
  const nommees = siennes.length > 0 ? siennes : await identifiees(tx, deps, logiciel, noms);
  const ids = new Set(nommees.map(({ ressourceId }) => ressourceId));
  const [id] = ids;
  if (id === undefined) return undefined;
  if (ids.size > 1)
    throw new RefusFhir(
      412,
      'multiple-matches',
      'Ces identifiants désignent plusieurs personnes\u00a0: n’en donnez qu’un, ou demandez à la structure.',
      'Patient.identifier',
    );
  const dite = nommees.every((nommee) => nommee.empreinte === empreinte);
  if (!dite && !(await memesTraits(tx, id, personne)))
    throw doublon('Une autre personne porte déjà cet identifiant\u00a0: donnez-en un nouveau.');
  return { id, neuve: false };
}

async function identifiees(
  tx: Tx,
  { maintenant, origine }: DepsFhir,
  logiciel: Logiciel,
  noms: readonly NomExterieur[],
): Promise<readonly Nommee[]> {
  const lieu = { organisationId: logiciel.organisationId, origine };
  const condition = ou(
    noms.map(({ systeme, valeur }) => parIdentifiantPatient({ systeme, code: valeur }, lieu)),
  );
  const lues = await pageDe(tx, PATIENTS, porteeDe(logiciel, maintenant()), [condition], {
    apres: null,
    limite: 2,
  });
  return lues.map(({ id }) => ({ ressourceId: id, empreinte: '' }));
}

/** The record may have been corrected since: what counts is that it is of the same person. */
async function memesTraits(tx: Tx, id: string, personne: PersonneTransmise): Promise<boolean> {
  const traits = await traitsDe(tx, id);
  return (
    traits?.nom_norme === normaliserNom(personne.nomNaissance) &&
    traits.date_naissance === personne.dateNaissance
  );
}

async function reconnaitre(
  tx: Tx,
  { personnes, maintenant }: DepsFhir,
  logiciel: Logiciel,
  { personne, lieu }: PatientTransmis,
): Promise<Trouvee> {
  const { organisationId } = logiciel;
  const jour = jourParis(maintenant().toISOString());
  const [faute] = Object.entries(personnes.examiner(personne, jour));
  if (faute) throw new RefusFhir(422, 'value', faute[1], `Patient.${faute[0]}`);
  const trouvee = await personnes.chercher(tx, personne);
  if (trouvee.genre === 'DOUTE') throw doute();
  if (trouvee.genre === 'RECONNUE') return { id: trouvee.dossierId, neuve: false };
  const siteId = await situer(tx, logiciel, lieu);
  if (!peutCreerLogiciel(logiciel, 'Patient', { organisationId, sites: [siteId] }).accord)
    throw new RefusFhir(403, 'forbidden', 'Ce logiciel ne crée pas de dossier sur ce site.');
  const id = uuidv7();
  await personnes.inscrire(tx, { organisationId, siteId, id, du: jour }, personne);
  return { id, neuve: true };
}

const doute = () =>
  new RefusFhir(
    409,
    'conflict',
    'Un dossier de la structure pourrait être celui de cette personne, sans certitude. Quelqu’un du site doit vérifier son identité et son séjour avant que ce logiciel la crée.',
    'Patient',
  );

/** Where she is followed: the one site of the software, or the one that is designated. */
async function situer(tx: Tx, logiciel: Logiciel, lieu: PatientTransmis['lieu']): Promise<string> {
  const sites = await sitesOuverts(tx, logiciel.sites);
  const dit = lieu !== null && lieu.id !== logiciel.organisationId ? lieu : null;
  const designes =
    dit === null ? sites : sites.filter(({ id, finess }) => id === dit.id || (finess ?? '') === dit.finess);
  const [site, ...autres] = designes;
  if (!site || autres.length > 0)
    throw new RefusFhir(
      422,
      dit === null ? 'required' : 'business-rule',
      dit === null
        ? 'Dites où la personne est suivie\u00a0: managingOrganization, par Organization/identifiant ou par le FINESS du site.'
        : 'Cette organisation n’est pas un site ouvert à ce logiciel.',
      'Patient.managingOrganization',
    );
  return site.id;
}

/** A record that was there is shown: it must be one of those that this software reads. @rule DOS-09 */
async function tracerCreation(
  tx: Tx,
  { maintenant }: DepsFhir,
  logiciel: Logiciel,
  id: string,
  neuve: boolean,
): Promise<void> {
  const { organisationId, nom } = logiciel;
  if (neuve)
    return tracer(tx, {
      organisationId,
      chaine: 'ACCES',
      action: 'DOSSIER_CREE_PAR_LOGICIEL',
      acteur: nom,
      dossierId: id,
    });
  const portee = porteeDe(logiciel, maintenant());
  const lues = await pageDe(tx, PATIENTS, portee, [parIds(PATIENTS, [id])], { apres: null, limite: 1 });
  if (lues.length === 0) throw doute();
  return tracerLues(tx, logiciel, permises(logiciel, 'Patient', lues));
}
