import { rassembler, unSeul } from '../../kernel/octets.ts';
import type { DepsImagerie } from './deps.ts';
import * as etudes from './etude-repository.ts';
import * as instances from './instance-repository.ts';
import { objetDe, type PartieInstance, VERSIONS } from './objets-imagerie.ts';

type Cible = { readonly organisationId: string; readonly instanceId: string };

/**
 * What is shown of a received picture, and its header: made by the queue. Then its bytes go under the key where they belong. Done
 * twice, it writes the same bytes in the same place.
 */
export async function preparer(deps: DepsImagerie, { organisationId, instanceId }: Cible): Promise<void> {
  const instance = await deps.bd.organisation({ organisationId }, (tx) =>
    instances.trouverInstance(tx, instanceId),
  );
  if (!instance || instance.etat === 'PURGEE') return;
  if (instance.etat === 'RECUE') await fabriquer(deps, instance);
  await ranger(deps, instance);
  await copierApres(deps, instance);
}

/** A slice that comes after its study was attached makes the copy again: its neighbours are given the time to come too. */
async function copierApres({ bd, travaux }: DepsImagerie, { organisationId, etudeId }: instances.Instance) {
  await bd.organisation({ organisationId }, async (tx) => {
    const etude = await etudes.trouverEtude(tx, etudeId);
    if (etude && etude.dossierId !== null)
      await travaux.enfiler(tx, 'imagerie.copier', { organisationId, etudeId }, { apresSecondes: 5 });
  });
}

async function fabriquer({ bd, objets, images, dicom }: DepsImagerie, instance: instances.Instance) {
  const original = await rassembler(objets.lire(objetDe(instance, 'original')));
  const [derivees, metadonnees] = await Promise.all([
    images.derivees(original, { rotation: 0 }),
    dicom.metadonnees(original),
  ]);
  const lisible = derivees.accepte && metadonnees !== undefined;
  if (lisible) {
    const jeu = Buffer.from(JSON.stringify(metadonnees));
    await objets.ecrire(objetDe(instance, 'metadonnees'), unSeul(jeu));
    await objets.ecrire(objetDe(instance, 'vignette'), unSeul(derivees.vignette.octets));
    await objets.ecrire(objetDe(instance, 'lecture'), unSeul(derivees.lecture.octets));
  }
  await bd.organisation(instance, (tx) =>
    instances.changerEtat(tx, instance.id, lisible ? 'PRETE' : 'ILLISIBLE'),
  );
}

/**
 * Encrypted again under the key of the record once a person has said of whom it is; back under the study's own when that is undone.
 * The new bytes come first, then the row, then the old bytes go: a stop in between loses nothing.
 *
 * @source docs/decisions/0018
 */
export async function ranger({ bd, objets }: DepsImagerie, connue: instances.Instance): Promise<void> {
  const { organisationId, id } = connue;
  const lu = await bd.organisation({ organisationId }, async (tx) => {
    const instance = await instances.trouverInstance(tx, id);
    const etude = instance && (await etudes.trouverEtude(tx, instance.etudeId));
    return instance && etude && { instance, voulue: etude.dossierId ?? etude.id };
  });
  if (!lu || lu.instance.etat === 'PURGEE') return;
  const { instance, voulue } = lu;
  if (instance.cleDossierId !== voulue) {
    const rangee = { ...instance, cleDossierId: voulue };
    for (const partie of PARTIES)
      if (await objets.existe(objetDe(instance, partie)))
        await objets.ecrire(objetDe(rangee, partie), objets.lire(objetDe(instance, partie)));
    await bd.organisation({ organisationId }, (tx) => instances.changerCle(tx, id, voulue));
    for (const partie of PARTIES) await objets.supprimer(objetDe(instance, partie));
  }
}

const PARTIES = Object.keys(VERSIONS) as readonly PartieInstance[];

export async function rangerEtude(
  deps: DepsImagerie,
  organisationId: string,
  etudeId: string,
): Promise<void> {
  const liste = await deps.bd.organisation({ organisationId }, (tx) => instances.instancesDes(tx, [etudeId]));
  for (const instance of liste)
    if (instance.etat === 'RECUE') await preparer(deps, { organisationId, instanceId: instance.id });
    else await ranger(deps, instance);
  await deps.bd.organisation({ organisationId }, (tx) =>
    deps.travaux.enfiler(tx, 'imagerie.copier', { organisationId, etudeId }),
  );
}

/** Every quarter of an hour: jobs that were given up are taken up, and the bytes of what was refused a week ago go. */
export async function balayer(deps: DepsImagerie): Promise<void> {
  const cibles = await deps.bd.administration(undefined, etudes.etudesABalayer);
  for (const { organisationId, etudeId, geste } of cibles)
    if (geste === 'RANGER') await rangerEtude(deps, organisationId, etudeId);
    else await purger(deps, organisationId, etudeId);
}

/** The rows first: a decision undone at the same moment keeps its pictures. */
async function purger({ bd, objets, maintenant }: DepsImagerie, organisationId: string, etudeId: string) {
  const aEffacer = await bd.organisation({ organisationId }, async (tx) => {
    if (!(await etudes.marquerPurgee(tx, etudeId, maintenant()))) return [];
    const liste = await instances.instancesDes(tx, [etudeId]);
    for (const { id } of liste) await instances.changerEtat(tx, id, 'PURGEE');
    return liste;
  });
  for (const instance of aEffacer)
    for (const partie of PARTIES) await objets.supprimer(objetDe(instance, partie));
}
