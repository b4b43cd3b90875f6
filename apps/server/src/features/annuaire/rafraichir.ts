import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import { boitePersonnelle } from './boites.ts';
import * as copies from './copie-repository.ts';
import type { DepsAnnuaire } from './deps.ts';
import { AnnuaireIndisponible, type AnnuaireNational } from './ports.ts';

const JOUR_MS = 24 * 3_600_000;
/** @source Annuaire Santé: copies in an environment that is not production are purged after thirty days */
const CONSERVATION_JOURS = 30;
const RELECTURE_JOURS = 7;
const PAR_PASSAGE = 500;

/**
 * Every night: copies that are too old go; correspondents are read again each week, and their mailbox follows what the directory
 * publishes. A directory that does not answer changes nothing: the next night goes on.
 *
 * @interpretation in production a correspondent's copy stays: it says which address came from the directory
 */
export async function rafraichirAnnuaire(deps: DepsAnnuaire): Promise<void> {
  const { bd, maintenant, annuaireNational, production } = deps;
  const ilYA = (jours: number) => new Date(maintenant().getTime() - jours * JOUR_MS).toISOString();
  if (annuaireNational) {
    const aRelire = await bd.administration(undefined, (tx) =>
      copies.inscritsLusAvant(tx, ilYA(RELECTURE_JOURS), PAR_PASSAGE),
    );
    await relire(deps, annuaireNational, aRelire);
  }
  await bd.administration(undefined, (tx) =>
    copies.purgerCopies(tx, ilYA(CONSERVATION_JOURS), { sauf: production ? 'INSCRITS' : 'PERSONNE' }),
  );
}

async function relire(
  deps: DepsAnnuaire,
  annuaire: AnnuaireNational,
  numeros: readonly string[],
): Promise<void> {
  try {
    for (const rpps of numeros) await relireUn(deps, annuaire, rpps);
  } catch (cause) {
    if (!(cause instanceof AnnuaireIndisponible)) throw cause;
  }
}

/** Someone whom the directory no longer knows keeps the copy that says so: he is not active any more. */
async function relireUn(
  { bd, maintenant }: DepsAnnuaire,
  annuaire: AnnuaireNational,
  rpps: string,
): Promise<void> {
  const lu = await annuaire.parRpps(rpps);
  await bd.administration(undefined, async (tx) => {
    const ancien = await copies.lireCopie(tx, rpps, '-infinity');
    if (!ancien) return;
    const nouveau = lu ?? { ...ancien, actif: false, boites: [], lieux: [] };
    await copies.garderCopies(tx, [nouveau], maintenant().toISOString());
    const change = await copies.suivreBoite(tx, rpps, {
      ancienne: boitePersonnelle(ancien),
      nouvelle: boitePersonnelle(nouveau),
    });
    if (!change) return;
    await tracer(tx, {
      organisationId: PLATEFORME,
      chaine: 'TECHNIQUE',
      action: 'PROFESSIONNEL_ENREGISTRE',
      acteur: 'Annuaire Santé',
    });
  });
}
