import { z } from 'zod';
import { type Annonce, AnnonceImpossible } from '../../features/confluences/ports.ts';
import { STATUT_SUIVI } from '../../features/fhir/ports.ts';
import { EXTENSIONS_CONFLUENCES, SYSTEME_AVANCEMENT } from './terminologie.ts';

const Extension = z.looseObject({ url: z.string() });
const Demande = z.looseObject({
  resourceType: z.literal('ServiceRequest'),
  id: z.string().min(1),
  extension: z.array(Extension).optional(),
  performer: z.array(z.looseObject({})).optional(),
});
const Page = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ resource: z.unknown() })).optional(),
});

/** The one request of that name; none, or two, is for the other software to settle. */
export function lireCible(texte: string): { readonly id: string } | undefined {
  const page = Page.safeParse(enJson(texte));
  const trouvees = (page.data?.entry ?? []).flatMap(({ resource }) => {
    const lue = Demande.safeParse(resource);
    return lue.success ? [lue.data] : [];
  });
  const [seule, ...autres] = trouvees;
  return autres.length > 0 ? undefined : seule;
}

/** The request as it stands there, with its new state: everything else goes back as it came. */
export function putDe(texte: string, { etat, requis }: Annonce): Record<string, unknown> {
  const lue = Demande.safeParse(enJson(texte));
  if (!lue.success) throw new AnnonceImpossible('REFUSEE');
  const { statut, avancement } = STATUT_SUIVI[etat];
  const url = EXTENSIONS_CONFLUENCES.AVANCEMENT;
  const { extension = [], performer = [], ...reste } = lue.data;
  const extensions = [
    ...extension.filter((e) => e.url !== url),
    ...(avancement === null ? [] : [{ url, valueCoding: { system: SYSTEME_AVANCEMENT, code: avancement } }]),
  ];
  const requises = requis && performer.length === 0 ? [requisDe(requis)] : performer;
  return {
    ...reste,
    status: statut,
    ...(extensions.length > 0 ? { extension: extensions } : {}),
    ...(requises.length > 0 ? { performer: requises } : {}),
  };
}

/** By his RPPS: his resource there is not known. */
export const requisDe = ({ rpps, nom }: NonNullable<Annonce['requis']>) => ({
  type: 'PractitionerRole',
  identifier: { system: 'https://rpps.esante.gouv.fr', value: rpps },
  display: nom,
});

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}
