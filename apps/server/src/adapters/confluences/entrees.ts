import { z } from 'zod';
import { RefusFhir } from '../../features/fhir/ports.ts';

/**
 * Shapes of what the guide posts: no more than what is read. What FHIR allows beside it is let through.
 *
 * @source Confluences Téléexpertise 0.1.0; FHIR R4
 */
const texte = z.string().max(4_000, 'Ce texte est trop long.');
const code = z.string().max(300);
const Coding = z.looseObject({ system: code.optional(), code: code.optional() });
const Concept = z.looseObject({ coding: z.array(Coding).max(20).optional(), text: texte.optional() });
const Identifiant = z.looseObject({
  system: code.optional(),
  value: code.optional(),
  type: Concept.optional(),
});
const Reference = z.looseObject({ reference: code.optional() });
export const Extension: z.ZodType<ExtensionLue> = z.looseObject({
  url: z.string().max(400),
  valueBoolean: z.boolean().optional(),
  valueUrl: z.string().max(2_000).optional(),
  valueString: texte.optional(),
  valueCoding: Coding.optional(),
  get extension() {
    return z.array(Extension).max(20).optional();
  },
});
export type ExtensionLue = {
  readonly url: string;
  readonly valueBoolean?: boolean | undefined;
  readonly valueUrl?: string | undefined;
  readonly valueString?: string | undefined;
  readonly valueCoding?: { readonly code?: string | undefined } | undefined;
  readonly extension?: readonly ExtensionLue[] | undefined;
};
const extension = z.array(Extension).max(50).optional();
const meta = z.looseObject({ source: z.string().max(2_000).optional() }).optional();

export const ServiceRequest = z.looseObject({
  meta,
  extension,
  identifier: z.array(Identifiant).max(20).optional(),
  status: z.string('Le statut manque.').max(40),
  intent: z.string('L’intention manque.').max(40),
  priority: z.string().max(40).optional(),
  subject: Reference,
  authoredOn: z.string('La date de rédaction manque.').max(60),
  requester: Reference,
  reasonCode: z.array(Concept).max(20).optional(),
  orderDetail: z.array(Concept).max(20).optional(),
  note: z
    .array(z.looseObject({ text: texte }))
    .max(20)
    .optional(),
});

const Nom = z.looseObject({
  use: z.string().max(40).optional(),
  family: z.string().max(200).optional(),
  given: z.array(z.string().max(200)).max(12).optional(),
  extension,
});
export const Patient = z.looseObject({
  extension,
  identifier: z.array(Identifiant).max(20).optional(),
  name: z.array(Nom).min(1, 'Le nom de la personne manque.').max(10),
  gender: z.string('Le sexe manque.').max(40),
  birthDate: z.string('La date de naissance manque.').max(40),
});
export const Practitioner = z.looseObject({ identifier: z.array(Identifiant).max(20).optional() });
export const PractitionerRole = z.looseObject({
  practitioner: Reference.optional(),
  organization: Reference.optional(),
});
export const DocumentReference = z.looseObject({
  content: z
    .array(
      z.looseObject({
        attachment: z.looseObject({
          contentType: z.string('Le type de cette pièce manque.').max(100),
          title: z.string().max(200).optional(),
          data: z.base64('Le contenu de cette pièce est attendu dans attachment.data, en base64.').min(1),
        }),
      }),
    )
    .min(1, 'Cette pièce est vide.')
    .max(6),
});
export const Organization = z.looseObject({ identifier: z.array(Identifiant).max(20).optional() });

const Entree = z.looseObject({
  fullUrl: z.string().max(2_000).optional(),
  resource: z.looseObject({ resourceType: z.string('Le type de cette ressource manque.').max(60) }),
  request: z.looseObject({
    method: z.string('La méthode manque.').max(20),
    url: z.string('L’adresse manque.').max(2_000),
    ifNoneExist: z.string().max(2_000).optional(),
  }),
});
export type EntreeLue = z.infer<typeof Entree>;

/** An entry, and where it stands. */
export type Situee = { readonly entree: EntreeLue; readonly type: string; readonly ou: string };

export const Transaction = z.looseObject({
  resourceType: z.literal('Bundle', 'Une ressource Bundle est attendue.'),
  type: z.literal('transaction', 'Un Bundle de type transaction est attendu.'),
  entry: z.array(Entree).min(1, 'Ce Bundle est vide.').max(50, 'Cinquante entrées au plus.'),
});

/** Parses one part of the Bundle; what is wrong is told where it stands. */
export function lireForme<T>(schema: z.ZodType<T>, valeur: unknown, ou: string): T {
  const lu = schema.safeParse(valeur);
  if (lu.success) return lu.data;
  const [premiere] = lu.error.issues;
  const chemin = (premiere?.path ?? [])
    .map((pas) =>
      typeof pas === 'number' ? `[${pas}]` : `.${String(pas).replace(/[^\w]/g, '?').slice(0, 60)}`,
    )
    .join('');
  const phrase = premiere?.message ?? '';
  throw new RefusFhir(
    400,
    'structure',
    /[éèàêç’]/.test(phrase) || phrase.endsWith('.')
      ? phrase
      : 'Cet élément manque ou n’a pas la forme attendue.',
    `${ou}${chemin}`,
  );
}

const dernier = (url: string): string =>
  url.slice(Math.max(url.lastIndexOf('/'), url.lastIndexOf('#')) + 1).toLowerCase();

/** By the end of its name: the guide declares its extensions at an address of example, which will change. */
export const extensionDe = (
  extensions: readonly ExtensionLue[] | undefined,
  nom: string,
): ExtensionLue | undefined => extensions?.find(({ url }) => dernier(url) === nom.toLowerCase());
