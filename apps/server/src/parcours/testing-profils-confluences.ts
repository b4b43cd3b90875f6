/**
 * Rules of the Confluences profiles that the base schema does not know, written out from the guide; those that contradict its own text
 * (docs/confluences-defauts.md) are left.
 *
 * @source ans.fhir.fr.teleexpertise-confluence 0.1.0: cfl-ServiceRequest-enrichi, cfl-transaction-response-bundle
 */
// biome-ignore lint/suspicious/noExplicitAny: as any other software reads it
type Json = any;

const EXTENSION = 'http://example.org/fhir/fish/StructureDefinition';
const AVANCEMENT =
  'https://interop.esante.gouv.fr/ig/fhir/teleexpertise-confluence/CodeSystem/active-status-cs';
const profilDe = (r: Json): string => r.meta?.profile?.[0] ?? '';
const extensionsDe = (r: Json, nom: string): Json[] =>
  (r.extension ?? []).filter(({ url }: Json) => url === `${EXTENSION}/${nom}`);

/** By its id; in a transaction, by the address of its entry. */
const designe = ({ reference = '' }: Json, type: string): boolean =>
  reference.startsWith(`${type}/`) || reference.startsWith('urn:uuid:');

type Regles = Readonly<Record<string, (r: Json) => boolean>>;

const SOURCE: Regles = { 'une source': (r) => typeof r.meta.source === 'string' };

const DEMANDE: Regles = {
  'une source': (r) => typeof r.meta.source === 'string',
  'une proposition': (r) => r.intent === 'proposal',
  'un statut du cycle de vie': (r) =>
    ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error'].includes(r.status),
  'rédigée, par une situation d’exercice': (r) =>
    typeof r.authoredOn === 'string' && designe(r.requester, 'PractitionerRole'),
  'pour une personne': (r) => designe(r.subject, 'Patient'),
  'des requis par leur situation d’exercice': (r) =>
    (r.performer ?? []).every((p: Json) => designe(p, 'PractitionerRole')),
  'ni note, ni raison par référence, ni consigne, ni pièce': (r) =>
    ['note', 'reasonReference', 'patientInstruction', 'supportingInfo'].every((nom) => r[nom] === undefined),
  'au plus un consentement, oui ou non': (r) => {
    const dits = extensionsDe(r, 'fr-coreServiceRequest-patientConsent');
    return dits.length <= 1 && dits.every((e) => typeof e.valueBoolean === 'boolean');
  },
  'ready ou in_progress quand elle est active, et là seulement': (r) => {
    const [avancement, ...autres] = extensionsDe(r, 'fr-coreServiceRequest-SplitActiveStatus');
    const { system, code } = avancement?.valueCoding ?? {};
    const dit = system === AVANCEMENT && ['ready', 'in_progress'].includes(code);
    return autres.length === 0 && dit === (r.status === 'active') && dit === (avancement !== undefined);
  },
};

const unSeul = (trouves: readonly unknown[]): boolean => trouves.length === 1;
const parUrl = (r: Json, fin: string): Json[] =>
  (r.extension ?? []).filter(({ url }: Json) => url.endsWith(fin));

const REGLES: Readonly<Record<string, Regles>> = {
  'cfl-ServiceRequest-requerant': DEMANDE,
  'cfl-ServiceRequest-enrichi': {
    ...DEMANDE,
    'une adresse d’offre': (r) => {
      const [offre, ...autres] = extensionsDe(r, 'fr-coreServiceRequest-urlLtle');
      return typeof offre?.valueUrl === 'string' && autres.length === 0;
    },
  },
  'cfl-patient': {
    ...SOURCE,
    'une INS': (r) => unSeul((r.identifier ?? []).filter(({ use }: Json) => use === 'official')),
    'un seul nom de naissance, un prénom et la liste des autres': (r) => {
      const [nom, ...autres] = r.name.filter(({ use }: Json) => use === 'official');
      return (
        autres.length === 0 &&
        typeof nom?.family === 'string' &&
        unSeul(nom.given ?? []) &&
        unSeul(parUrl(nom, 'birth-list-given-name'))
      );
    },
    'des noms d’usage ou de naissance': (r) =>
      r.name.every(({ use }: Json) => use === 'official' || use === 'usual'),
    'un sexe et une date de naissance': (r) =>
      typeof r.gender === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(r.birthDate ?? ''),
    'un lieu de naissance, par son code': (r) => {
      const [lieu, ...autres] = parUrl(r, 'patient-birthPlace');
      return autres.length === 0 && unSeul(parUrl(lieu?.valueAddress ?? {}, 'insee-code'));
    },
    'un rang de naissance, même inconnu': (r) => unSeul(parUrl(r, 'multiple-birth')),
  },
  'cfl-practitioner': {
    ...SOURCE,
    'un identifiant national': (r) =>
      unSeul((r.identifier ?? []).filter(({ system }: Json) => system === 'urn:oid:1.2.250.1.71.4.2.1')),
    'un nom': (r) => r.name.length > 0,
    'une boîte au plus': (r) => (r.telecom ?? []).length <= 1,
  },
  'cfl-practitionerrole': {
    ...SOURCE,
    'une personne, dans une structure': (r) =>
      designe(r.practitioner ?? {}, 'Practitioner') && designe(r.organization ?? {}, 'Organization'),
    'un mode d’exercice': (r) => JSON.stringify(r.code ?? []).includes('TRE_R23-ModeExercice'),
  },
  'cfl-Organization': {
    ...SOURCE,
    'une adresse': (r) => unSeul(r.address ?? []),
  },
  'cfl-transaction-response-bundle': {
    'une réponse de transaction': (r) => r.type === 'transaction-response',
    'une seule redirection': (r) => {
      const [lien, ...autres] = r.meta.extension;
      return (
        lien.url === `${EXTENSION}/TransactionResponse-RedirectUrl` &&
        URL.canParse(lien.valueUrl) &&
        autres.length === 0
      );
    },
    'une issue par entrée': (r) => r.entry.every((e: Json) => /^20[01] /.test(e.response.status)),
  },
};

export const suitConfluences = (ressource: Json): boolean => profilDe(ressource).includes('/cfl-');

export const fautesConfluences = (ressource: Json): readonly string[] =>
  Object.entries(REGLES[profilDe(ressource).split('/').at(-1) ?? ''] ?? { 'un profil connu': () => false })
    .filter(([, regle]) => !regle(ressource))
    .map(([nom]) => nom);
