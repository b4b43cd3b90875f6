import type { TypeFhir } from '@orapont/contract/fhir';
import type { Tx } from '../../kernel/bd.ts';
import { permises } from './acces.ts';
import type { Voulue } from './inclusions.ts';
import type { Logiciel } from './ports.ts';
import { RefusFhir } from './ports.ts';
import { ressourceDe } from './ressources.ts';
import { type Condition, type LigneFhir, type Portee, pageDe, parIds } from './source-repository.ts';

export type Situee = { readonly type: TypeFhir; readonly ligne: LigneFhir };

/** Steps of `:iterate`: enough for a request, its performer, his place. */
const PAS_MAX = 3;
/** What one way back may bring beside a page. More is refused rather than cut without a word. */
const RETOURS_MAX = 1_000;

/** Read by the same way as if they had been asked for: what this token does not open is not included. */
export async function inclure(
  tx: Tx,
  logiciel: Logiciel,
  portee: Portee,
  trouvees: readonly Situee[],
  voulues: readonly Voulue[],
): Promise<readonly Situee[]> {
  const inclus: Situee[] = [];
  const deja = new Set(trouvees.map(nomDe));
  let depart = trouvees;
  for (let pas = 0; pas < PAS_MAX && depart.length > 0; pas += 1) {
    const suivies = pas === 0 ? voulues : voulues.filter(({ suite }) => suite);
    const arrivee: Situee[] = [];
    for (const { type, condition, limite } of etapes(depart, suivies, deja)) {
      const lues = await pageDe(tx, ressourceDe(type).source, portee, [condition], { apres: null, limite });
      if (lues.length > RETOURS_MAX) throw tropLarge();
      const neuves = permises(logiciel, type, lues)
        .map((ligne) => ({ type, ligne }))
        .filter((situee) => !deja.has(nomDe(situee)));
      for (const situee of neuves) deja.add(nomDe(situee));
      arrivee.push(...neuves);
    }
    inclus.push(...arrivee);
    depart = arrivee;
  }
  return inclus;
}

const nomDe = ({ type, ligne }: Situee) => `${type}/${ligne.id}`;

const tropLarge = () =>
  new RefusFhir(
    400,
    'too-costly',
    'Ces _revinclude amèneraient trop de ressources\u00a0: réduisez _count, ou cherchez-les directement.',
  );

type Etape = { readonly type: TypeFhir; readonly condition: Condition; readonly limite: number };

function etapes(
  depart: readonly Situee[],
  voulues: readonly Voulue[],
  deja: ReadonlySet<string>,
): readonly Etape[] {
  const retours = voulues
    .filter(({ sens }) => sens === 'RETOUR')
    .flatMap((voulue) => enRetour(depart, voulue));
  return [...allers(depart, voulues, deja), ...retours];
}

/** What these lines lead to, by kind, and was not met yet. */
function allers(
  depart: readonly Situee[],
  voulues: readonly Voulue[],
  deja: ReadonlySet<string>,
): readonly Etape[] {
  const cibles = new Map<TypeFhir, Set<string>>();
  for (const { sens, de, nom, vers } of voulues) {
    const { liens } = ressourceDe(de).inclusions[nom] ?? {};
    if (sens !== 'ALLER' || !liens) continue;
    const trouves = depart.filter(({ type }) => type === de).flatMap(({ ligne }) => liens(ligne as never));
    for (const { vers: type, id } of trouves)
      if (vers.includes(type) && !deja.has(`${type}/${id}`))
        cibles.set(type, (cibles.get(type) ?? new Set()).add(id));
  }
  return [...cibles].map(([type, ids]) => ({
    type,
    condition: parIds(ressourceDe(type).source, [...ids]),
    limite: ids.size,
  }));
}

/** What leads to these lines. */
function enRetour(depart: readonly Situee[], { de, nom, vers }: Voulue): readonly Etape[] {
  const { retour } = ressourceDe(de).inclusions[nom] ?? {};
  if (!retour) return [];
  return vers.flatMap((type) => {
    const ids = depart.filter((situee) => situee.type === type).map(({ ligne }) => ligne.id);
    if (ids.length === 0) return [];
    return [{ type: de, condition: retour.versEux(ids, type), limite: RETOURS_MAX + 1 }];
  });
}
