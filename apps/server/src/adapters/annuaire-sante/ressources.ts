import { z } from 'zod';

/**
 * What we read of the directory's resources, whatever else they hold: an absent list is an empty one, an unknown element is passed over.
 *
 * @source ans.fhir.fr.annuaire 1.1.0 (as-dp-practitioner, as-dp-practitionerrole, as-dp-organization)
 */
const liste = <T extends z.ZodType>(forme: T) =>
  z
    .array(forme)
    .nullish()
    .transform((valeurs) => valeurs ?? []);

const Coding = z.object({ system: z.string().nullish(), code: z.string().nullish() });
const Concept = z.object({ coding: liste(Coding) });
const Identifiant = z.object({
  system: z.string().nullish(),
  value: z.string().nullish(),
  type: Concept.nullish(),
});
const Detail = z.object({
  url: z.string(),
  valueBoolean: z.boolean().nullish(),
  valueCodeableConcept: Concept.nullish(),
});
const Extension = z.object({ url: z.string(), valueCoding: Coding.nullish(), extension: liste(Detail) });
const Telecom = z.object({
  system: z.string().nullish(),
  value: z.string().nullish(),
  extension: liste(Extension),
});
const Reference = z.object({ reference: z.string().nullish() });
const commun = {
  id: z.string(),
  active: z.boolean().nullish(),
  identifier: liste(Identifiant),
  telecom: liste(Telecom),
};

const Practitioner = z.object({
  resourceType: z.literal('Practitioner'),
  ...commun,
  name: liste(
    z.object({ family: z.string().nullish(), given: liste(z.string()), prefix: liste(z.string()) }),
  ),
  qualification: liste(z.object({ code: Concept.nullish() })),
});
const PractitionerRole = z.object({
  resourceType: z.literal('PractitionerRole'),
  ...commun,
  practitioner: Reference.nullish(),
  organization: Reference.nullish(),
  code: liste(Concept),
});
const Organization = z.object({
  resourceType: z.literal('Organization'),
  ...commun,
  name: z.string().nullish(),
  type: liste(Concept),
  address: liste(z.object({ city: z.string().nullish(), postalCode: z.string().nullish() })),
});

const Ressource = z.discriminatedUnion('resourceType', [Practitioner, PractitionerRole, Organization]);
export type Ressource = z.infer<typeof Ressource>;
export type PractitionerT = z.infer<typeof Practitioner>;
export type PractitionerRoleT = z.infer<typeof PractitionerRole>;
export type OrganizationT = z.infer<typeof Organization>;
export type TelecomT = z.infer<typeof Telecom>;
export type ConceptT = z.infer<typeof Concept>;

const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  link: liste(z.object({ relation: z.string(), url: z.string() })),
  entry: liste(z.object({ resource: z.unknown() })),
});

export type PageLue = { readonly ressources: readonly Ressource[]; readonly suivante: string | undefined };

/**
 * A page of a searchset. An entry of another kind (OperationOutcome…), or one that cannot be read, does not cost the others.
 *
 * @returns undefined when this is no Bundle
 */
export function lirePage(corps: unknown): PageLue | undefined {
  const bundle = Bundle.safeParse(corps);
  if (!bundle.success) return undefined;
  return {
    ressources: bundle.data.entry.flatMap(({ resource }) => Ressource.safeParse(resource).data ?? []),
    suivante: bundle.data.link.find(({ relation }) => relation === 'next')?.url,
  };
}
