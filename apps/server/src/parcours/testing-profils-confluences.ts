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

const REGLES: Readonly<Record<string, Readonly<Record<string, (r: Json) => boolean>>>> = {
  'cfl-ServiceRequest-enrichi': {
    'une source': (r) => typeof r.meta.source === 'string',
    'une proposition': (r) => r.intent === 'proposal',
    'un statut du cycle de vie': (r) =>
      ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error'].includes(r.status),
    'rédigée, par une situation d’exercice': (r) =>
      typeof r.authoredOn === 'string' && r.requester.reference.startsWith('PractitionerRole/'),
    'pour une personne': (r) => r.subject.reference.startsWith('Patient/'),
    'des requis par leur situation d’exercice': (r) =>
      (r.performer ?? []).every((p: Json) => p.reference.startsWith('PractitionerRole/')),
    'ni note, ni raison par référence, ni consigne, ni pièce': (r) =>
      ['note', 'reasonReference', 'patientInstruction', 'supportingInfo'].every(
        (nom) => r[nom] === undefined,
      ),
    'une adresse d’offre': (r) => {
      const [offre, ...autres] = extensionsDe(r, 'fr-coreServiceRequest-urlLtle');
      return typeof offre?.valueUrl === 'string' && autres.length === 0;
    },
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
