import type { ProfilSensoriel } from '@orapont/domain/evaluation/profil-sensoriel';
import { z } from 'zod';
import { texte } from './communs.ts';

const court = texte(300).default('');
const Expression = z
  .object({ geste: texte(200).default(''), son: texte(200).default(''), mot: texte(200).default('') })
  .default({ geste: '', son: '', mot: '' });

/** How to come near someone. A heading that is absent is empty: what was kept before a heading existed is still read. */
export const ProfilSensorielZ = z.object({
  direNon: Expression,
  direOui: Expression,
  calme: court,
  effraie: court,
  presence: court,
  moment: court,
  position: court,
  ouverture: court,
  toucher: court,
  audition: court,
  vue: court,
  libre: texte(2000).default(''),
}) satisfies z.ZodType<ProfilSensoriel>;
