import { z } from 'zod';
import type { StatutLu } from '../../features/confluences/ailleurs/ports.ts';
import { RefusFhir } from '../../features/fhir/ports.ts';
import { extensionDe, lireForme } from './entrees.ts';

const AVANCEMENT = 'fr-coreServiceRequest-SplitActiveStatus';
const code = z.string().max(300);
const Coding = z.looseObject({ code: code.optional() });

export const Demande = z.looseObject({
  resourceType: z.literal('ServiceRequest', 'Une ressource ServiceRequest est attendue.'),
  identifier: z
    .array(z.looseObject({ system: code.optional(), value: code.optional() }))
    .max(20)
    .optional(),
  status: z.string('Le statut manque.').max(40),
  extension: z
    .array(z.looseObject({ url: z.string().max(400), valueCoding: Coding.optional() }))
    .max(50)
    .optional(),
});

/** What a request says of itself, under each of its names. */
export const statutDe = ({ identifier, status, extension }: z.infer<typeof Demande>): StatutLu => ({
  noms: (identifier ?? []).flatMap(({ system = '', value }) =>
    value === undefined ? [] : [{ systeme: system, valeur: value }],
  ),
  statut: status,
  avancement: extensionDe(extension, AVANCEMENT)?.valueCoding?.code ?? null,
});

type PartLue = {
  readonly name: string;
  readonly valueCode?: string | undefined;
  readonly valueString?: string | undefined;
  readonly valueUri?: string | undefined;
  readonly valueCoding?: { readonly code?: string | undefined } | undefined;
  readonly part?: readonly PartLue[] | undefined;
};
const Part: z.ZodType<PartLue> = z.looseObject({
  name: z.string().max(60),
  valueCode: code.optional(),
  valueString: z.string().max(2_000).optional(),
  valueUri: z.string().max(2_000).optional(),
  valueCoding: Coding.optional(),
  get part() {
    return z.array(Part).max(20).optional();
  },
});
const Parametres = z.looseObject({
  resourceType: z.literal('Parameters', 'Une ressource Parameters (FHIRPath Patch) est attendue.'),
  parameter: z.array(Part).min(1, 'Aucune opération.').max(20, 'Vingt opérations au plus.'),
});

/**
 * A state that is told. A patch gives the status, and the detail of « active » beside it; who is asked is let through, and not kept.
 *
 * @source Confluences Téléexpertise 0.1.0, flow C; FHIRPath Patch (R4)
 */
export function lireAnnonce(methode: 'PATCH' | 'PUT', corps: string): StatutLu {
  const lu = lireJson(corps);
  if (methode === 'PUT') return statutDe(lireForme(Demande, lu, 'ServiceRequest'));
  const { parameter } = lireForme(Parametres, lu, 'Parameters');
  const operations = parameter
    .filter(({ name }) => name === 'operation')
    .map(({ part = [] }) => ({
      type: part.find(({ name }) => name === 'type')?.valueCode ?? '',
      chemin: part.find(({ name }) => name === 'path')?.valueString ?? '',
      valeur: part.find(({ name }) => name === 'value'),
    }));
  const statut = operations.find(
    ({ type, chemin }) => type === 'replace' && /^(?:ServiceRequest\.)?status$/.test(chemin),
  )?.valeur;
  const code = statut?.valueCode ?? statut?.valueString;
  if (code === undefined)
    throw new RefusFhir(
      422,
      'required',
      'Une opération remplace ServiceRequest.status.',
      'Parameters.parameter',
    );
  return { noms: [], statut: code, avancement: avancementDe(operations.map(({ valeur }) => valeur)) };
}

/** Written in its place as a coding, or added whole as nested parts. */
function avancementDe(valeurs: readonly (PartLue | undefined)[]): string | null {
  for (const valeur of valeurs) {
    const coding = valeur?.valueCoding ?? valeur?.part?.find(({ valueCoding }) => valueCoding)?.valueCoding;
    if (coding?.code === 'ready' || coding?.code === 'in_progress') return coding.code;
  }
  return null;
}

function lireJson(corps: string): unknown {
  try {
    return JSON.parse(corps);
  } catch {
    throw new RefusFhir(400, 'structure', 'Ce corps n’est pas du JSON.');
  }
}
