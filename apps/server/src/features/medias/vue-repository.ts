import { VueDecriteZ } from '@orapont/contract/protocole';
import type { Vue } from '@orapont/domain/captation/vue';
import { estCodeVue, VUES } from '@orapont/domain/captation/vues';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';

/**
 * The view under which a picture may be filed here: built in, or one that the organisation has. An archived one still takes the
 * pictures of a tablet that left before it was archived.
 *
 * @rule CAP-01
 */
export async function exigerVue(tx: Tx, code: string): Promise<Vue> {
  if (estCodeVue(code)) return VUES[code];
  const propre = await tx
    .selectFrom('vue_propre')
    .select(['code', 'contenu'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (propre) return VueDecriteZ.parse({ ...Object(propre.contenu), code: propre.code });
  throw new Erreur('SAISIE_INVALIDE', [], {
    champs: { vue: 'Cette vue n’existe pas ici\u00a0: choisissez-la dans la liste.' },
  });
}

/** What a picture keeps of its view: nothing when every copy of Orapont knows it. */
export const copieDe = (vue: Vue): Vue | null => (estCodeVue(vue.code) ? null : vue);
