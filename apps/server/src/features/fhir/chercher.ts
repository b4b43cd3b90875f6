import type { TypeFhir } from '@orapont/contract/fhir';
import type { Tx } from '../../kernel/bd.ts';
import { permises, porteeDe, tracerLues } from './acces.ts';
import type { DepsFhir } from './deps.ts';
import { reduire } from './elements.ts';
import { inclure, type Situee } from './inclure.ts';
import { operationOutcome } from './issue.ts';
import { nommer } from './nommer.ts';
import { ouvrirPage, scellerPage } from './page.ts';
import type { Logiciel } from './ports.ts';
import { lireQuestion, type Question } from './question.ts';
import { ressourceDe } from './ressources.ts';
import { compter, type LigneFhir, ordreDesModifications, type Portee, pageDe } from './source-repository.ts';
import type { Repere } from './tri-repository.ts';

type Recherche = {
  readonly type: TypeFhir;
  readonly entrees: readonly (readonly [string, string])[];
  readonly strict: boolean;
};

type Trouve = {
  readonly lignes: readonly LigneFhir[];
  readonly inclus: readonly Situee[];
  readonly total: number | undefined;
  readonly suite: Repere | null;
};

/** @source FHIR R4 §3.1.1 (search), §3.1.1.2 (searchset) */
export async function chercher(deps: DepsFhir, logiciel: Logiciel, recherche: Recherche) {
  const { type } = recherche;
  const [, page] = recherche.entrees.find(([cle]) => cle === '_page') ?? [];
  const reprise = page === undefined ? null : ouvrirPage(deps.cle, page, logiciel.id, type);
  const entrees = reprise?.entrees ?? recherche.entrees;
  const lieu = { organisationId: logiciel.organisationId, origine: deps.origine };
  const question = lireQuestion(type, entrees, lieu, recherche.strict);
  const { organisationId } = logiciel;
  const trouve = await deps.bd.organisation({ organisationId }, async (tx) => {
    const lu = await trouver(tx, logiciel, porteeDe(logiciel, deps.maintenant()), {
      type,
      question,
      apres: reprise?.apres ?? null,
    });
    await tracerLues(tx, logiciel, [...lu.lignes, ...lu.inclus.map(({ ligne }) => ligne)]);
    return lu;
  });
  const suite =
    trouve.suite &&
    scellerPage(deps.cle, { logiciel: logiciel.id, type, entrees: question.comprises, apres: trouve.suite });
  return enBundle(deps, type, question, trouve, { page: page ?? null, suite });
}

async function trouver(
  tx: Tx,
  logiciel: Logiciel,
  portee: Portee,
  { type, question, apres }: { type: TypeFhir; question: Question; apres: Repere | null },
): Promise<Trouve> {
  const { source } = ressourceDe(type);
  const { conditions, limite, inclusions } = question;
  const ordre = question.ordre ?? ordreDesModifications(source);
  const lues: readonly LigneFhir[] =
    limite === 0 ? [] : await pageDe(tx, source, portee, conditions, { apres, limite: limite + 1, ordre });
  const lignes = permises(logiciel, type, lues.slice(0, limite));
  const derniere = lues.length > limite ? lues[limite - 1] : undefined;
  const entiere = limite > 0 && apres === null && derniere === undefined;
  const compte = question.total || limite === 0;
  const situees = lignes.map((ligne) => ({ type, ligne }));
  return {
    lignes,
    inclus: await inclure(tx, logiciel, portee, situees, inclusions),
    total: entiere ? lignes.length : compte ? await compter(tx, source, portee, conditions) : undefined,
    suite: derniere ? { cles: derniere.reperes, id: derniere.id } : null,
  };
}

type Liens = { readonly page: string | null; readonly suite: string | null };

function enBundle(
  deps: DepsFhir,
  type: TypeFhir,
  question: Question,
  trouve: Trouve,
  { page, suite }: Liens,
) {
  const racine = `${deps.origine}/fhir`;
  const criteres = new URLSearchParams(
    page === null ? question.comprises.map(([cle, valeur]) => [cle, valeur]) : { _page: page },
  );
  const soi = `${racine}/${type}${criteres.size > 0 ? `?${criteres}` : ''}`;
  const { elements } = question;
  const entree = (t: TypeFhir, ligne: LigneFhir, mode: 'match' | 'include') => {
    const entiere = ressourceDe(t).ecrire(deps.fabrique, ligne as never);
    const resource = elements === null || mode === 'include' ? entiere : reduire(t, entiere, elements);
    return { fullUrl: `${racine}/${t}/${ligne.id}`, resource, search: { mode } };
  };
  const entrees = [
    ...trouve.lignes.map((ligne) => entree(type, ligne, 'match')),
    ...trouve.inclus.map(({ type: t, ligne }) => entree(t, ligne, 'include')),
    ...avertissement(question),
  ];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(trouve.total === undefined ? {} : { total: trouve.total }),
    link: [
      { relation: 'self', url: soi },
      ...(suite === null ? [] : [{ relation: 'next', url: `${racine}/${type}?_page=${suite}` }]),
    ],
    // The standard has no empty list.
    ...(entrees.length > 0 ? { entry: entrees } : {}),
  };
}

/** What was not understood is said in the answer: a criterion that was ignored widens it. */
function avertissement({ ignorees }: Question) {
  if (ignorees.length === 0) return [];
  const diagnostics = `Paramètres ignorés\u00a0: ${ignorees.map(nommer).join(', ')}. Voyez /fhir/metadata.`;
  return [
    {
      resource: operationOutcome({ severity: 'warning', code: 'not-supported', diagnostics }),
      search: { mode: 'outcome' as const },
    },
  ];
}
