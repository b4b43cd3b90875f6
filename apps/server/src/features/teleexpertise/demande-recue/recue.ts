import { RecueParCourrier, type RecueParCourrierT } from '@orapont/contract/demande-figee';
import { z } from 'zod';

const Figee = z.object({ recue: RecueParCourrier.optional() });

/** How a request came, when it came by mail: it has no requérant here to tell anything to, nor to bill for. */
export const recueDe = ({ demande }: { readonly demande: unknown }): RecueParCourrierT | undefined =>
  Figee.safeParse(demande).data?.recue;
