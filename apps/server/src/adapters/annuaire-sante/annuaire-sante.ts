import { normaliserNom } from '@orapont/domain/identite/nom';
import type {
  AnnuaireNational,
  CriteresNationaux,
  ProfessionnelNational,
} from '../../features/annuaire/ports.ts';
import { type ClientFhir, clientFhir, type OptionsClient, type Parametres } from './client-fhir.ts';
import { lireProfessionnel, SYSTEMES } from './lire-professionnel.ts';
import type { OrganizationT, PractitionerRoleT, PractitionerT, Ressource } from './ressources.ts';

/** Nobody reads further down a list of people; the name of a town can stand for thousands of structures. */
const PERSONNES_MAX = 60;
const PAGES_PERSONNES = 4;
const PAGES_STRUCTURES = 20;
const IDS_PAR_APPEL = 30;

type Question = { readonly client: ClientFhir; readonly signal: AbortSignal };
type Trouves = { readonly trouves: readonly ProfessionnelNational[]; readonly complet: boolean };

/** The national directory of health professionals, by its FHIR API. */
export function annuaireSante(options: OptionsClient & { readonly bacASable: boolean }): AnnuaireNational {
  const client = clientFhir(options);
  const question = (): Question => ({ client, signal: client.echeance() });
  return {
    bacASable: options.bacASable,
    async parRpps(rpps) {
      const posee = question();
      const { ressources } = await client.lire('Practitioner', [['identifier', rpps]], {
        pagesMax: 1,
        signal: posee.signal,
      });
      const trouves = await avecLieux(posee, praticiensDe(ressources));
      return trouves.find((trouve) => trouve.rpps === rpps);
    },
    chercher: (criteres) =>
      criteres.nom === '' ? parLieu(question(), criteres) : parNom(question(), criteres),
  };
}

async function parNom(question: Question, criteres: CriteresNationaux): Promise<Trouves> {
  const mots = normaliserNom(criteres.nom).split(' ');
  const { ressources, complet } = await question.client.lire(
    'Practitioner',
    [...mots.map((mot) => ['name', mot] as const), ...qualification(criteres), ['active', 'true']],
    { pagesMax: PAGES_PERSONNES, signal: question.signal },
  );
  const praticiens = praticiensDe(ressources);
  const gardes = praticiens.slice(0, criteres.lieu ? praticiens.length : PERSONNES_MAX);
  const trouves = await avecLieux(question, gardes);
  const ici = trouves.filter(
    ({ lieux }) => criteres.lieu === '' || lieux.some((lieu) => estA(lieu, criteres.lieu)),
  );
  return { trouves: ici.slice(0, PERSONNES_MAX), complet: complet && gardes.length === praticiens.length };
}

/** The postal code lies on structures only: structures of the place, who works there, then who they are. */
async function parLieu(question: Question, criteres: CriteresNationaux): Promise<Trouves> {
  const { client, signal } = question;
  const critere = estCodePostal(criteres.lieu) ? 'address-postalcode' : 'address-city';
  const ici = await client.lire(
    'Organization',
    [
      [critere, criteres.lieu],
      ['_revinclude', 'PractitionerRole:organization'],
    ],
    { pagesMax: PAGES_STRUCTURES, signal },
  );
  const roles = ici.ressources.filter(estRole).filter(({ active }) => active !== false);
  const ids = [...new Set(roles.flatMap(({ practitioner }) => idDe(practitioner, 'Practitioner')))];
  const praticiens: PractitionerT[] = [];
  let complet = ici.complet;
  for (const lot of parLots(ids)) {
    if (praticiens.length > PERSONNES_MAX) break;
    const lus = await client.lire(
      'Practitioner',
      [['_id', lot.join(',')], ...qualification(criteres), ['active', 'true']],
      { pagesMax: PAGES_PERSONNES, signal },
    );
    complet &&= lus.complet;
    praticiens.push(...praticiensDe(lus.ressources));
  }
  const trouves = assembler(praticiens.slice(0, PERSONNES_MAX), roles, ici.ressources.filter(estStructure));
  return { trouves, complet: complet && praticiens.length <= PERSONNES_MAX };
}

async function avecLieux(
  { client, signal }: Question,
  praticiens: readonly PractitionerT[],
): Promise<ProfessionnelNational[]> {
  const ressources: Ressource[] = [];
  for (const lot of parLots(praticiens.map(({ id }) => id))) {
    const lus = await client.lire(
      'PractitionerRole',
      [
        ['practitioner', lot.join(',')],
        ['_include', 'PractitionerRole:organization'],
      ],
      { pagesMax: PAGES_STRUCTURES, signal },
    );
    ressources.push(...lus.ressources);
  }
  return assembler(praticiens, ressources.filter(estRole), ressources.filter(estStructure));
}

function assembler(
  praticiens: readonly PractitionerT[],
  roles: readonly PractitionerRoleT[],
  structures: readonly OrganizationT[],
): ProfessionnelNational[] {
  const parId = new Map(structures.map((structure) => [structure.id, structure]));
  return praticiens.flatMap((praticien) => {
    const exercices = roles
      .filter(({ practitioner }) => idDe(practitioner, 'Practitioner').includes(praticien.id))
      .map((role) => ({ role, structure: parId.get(idDe(role.organization, 'Organization')[0] ?? '') }));
    return lireProfessionnel(praticien, exercices) ?? [];
  });
}

/** A speciality says the profession too. */
function qualification({ profession, savoirFaire }: CriteresNationaux): Parametres {
  if (savoirFaire !== null) return [['qualification-code', `${SYSTEMES.savoirFaire}|${savoirFaire}`]];
  return profession === null ? [] : [['qualification-code', `${SYSTEMES.profession}|${profession}`]];
}

const estCodePostal = (lieu: string): boolean => /^\d{2,5}$/.test(lieu);

export const estA = (
  { codePostal, ville }: { readonly codePostal: string; readonly ville: string },
  lieu: string,
): boolean =>
  estCodePostal(lieu) ? codePostal.startsWith(lieu) : normaliserNom(ville).startsWith(normaliserNom(lieu));

/** `Practitioner/12`, relative or absolute. */
function idDe(reference: PractitionerRoleT['practitioner'], type: string): string[] {
  const id = reference?.reference?.match(new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})$`))?.[1];
  return id === undefined ? [] : [id];
}

function parLots(ids: readonly string[]): string[][] {
  const lots: string[][] = [];
  for (let debut = 0; debut < ids.length; debut += IDS_PAR_APPEL)
    lots.push(ids.slice(debut, debut + IDS_PAR_APPEL));
  return lots;
}

const estPraticien = (r: Ressource): r is PractitionerT => r.resourceType === 'Practitioner';
const estRole = (r: Ressource): r is PractitionerRoleT => r.resourceType === 'PractitionerRole';
const estStructure = (r: Ressource): r is OrganizationT => r.resourceType === 'Organization';

const praticiensDe = (ressources: readonly Ressource[]): PractitionerT[] => [
  ...new Map(ressources.filter(estPraticien).map((praticien) => [praticien.id, praticien])).values(),
];
