import { jourParis } from '@orapont/domain/dates';
import { preparer as preparerImage } from '../../features/medias/preparer.ts';
import { confier, creer, modifier } from '../../features/teleexpertise/demande/brouillon.ts';
import { recueillir } from '../../features/teleexpertise/demande/consentement.ts';
import { envoyer } from '../../features/teleexpertise/demande/envoi.ts';
import { synchroniser } from '../../features/teleexpertise/demande/synchroniser.ts';
import { lireTexteInformation } from '../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import {
  type Atelier,
  acteDemo,
  aSonHeure,
  attendre,
  avancement,
  cleDe,
  depsA,
  ilYA,
  sessionA,
} from './actes-atelier.ts';
import type { ActeDemo, Volonte } from './actes-cas.ts';
import { deposerImage } from './actes-images.ts';
import type { Avancement } from './actes-repository.ts';
import { champsDe, recueilDe } from './actes-saisie.ts';
import { idDemo } from './identifiants.ts';

/** Minutes before the sending at which each thing was done. */
const AVANT = { saisie: 40, images: 30, information: 20, decision: 10 } as const;

const ATTENTE_IMAGES_MS = 120_000;

/** Opens the draft, fills it in and files its pictures. */
export async function preparer(atelier: Atelier, acte: ActeDemo): Promise<void> {
  const avant = await avancement(atelier, acte);
  if (avant && (avant.etat !== 'BROUILLON' || avant.pas.size > 0)) return;
  await remplir(atelier, acte, avant);
  const minutes = acte.minutes + AVANT.images;
  // Whoever holds the right to take pictures files them.
  const identifiant = acte.photographe ?? acte.auteur.identifiant;
  const session = await sessionA(atelier, { ...acte.auteur, identifiant }, minutes);
  const deps = depsA(atelier, minutes);
  for (const image of acte.images) {
    atelier.arret.throwIfAborted();
    const mediaId = await deposerImage(deps, session, image, {
      acteId: acteDemo(acte),
      dossierId: idDemo(`dossier ${acte.resident}`),
      auteurId: session.professionnelId,
      prisLe: ilYA(atelier, minutes).toISOString(),
    });
    // A start that was cut may have left the work of the queue half done, and the queue comes back to it much later.
    if (avant) await preparerImage(deps, { organisationId: session.organisationId, mediaId });
  }
}

async function remplir(atelier: Atelier, acte: ActeDemo, avant: Avancement | undefined): Promise<void> {
  if (avant?.rempli) return;
  const id = acteDemo(acte);
  const minutes = acte.minutes + AVANT.saisie;
  const deps = depsA(atelier, minutes);
  const session = await sessionA(atelier, acte.auteur, minutes);
  const dossierId = idDemo(`dossier ${acte.resident}`);
  const champs = champsDe(acte, jourParis(deps.maintenant().toISOString()));
  await aSonHeure(atelier, acte, minutes, async () => {
    const { version } = await creer(deps, session, { id, dossierId, nature: acte.nature });
    await modifier(deps, session, id, { version, champs });
  });
}

/** Records the consent and sends, or hands the draft over to who may. */
export async function conclure(atelier: Atelier, acte: ActeDemo): Promise<void> {
  const id = acteDemo(acte);
  const session = await sessionA(atelier, acte.auteur, acte.minutes);
  // The queue prepares the pictures; a request leaves only with all of them.
  const vu = await attendre(atelier, acte, ({ imagesEnCours }) => imagesEnCours === 0, ATTENTE_IMAGES_MS);
  if (vu.etat !== 'BROUILLON') return;
  if (acte.confieA !== undefined) {
    const professionnelId = idDemo(`professionnel ${acte.confieA}`);
    await aSonHeure(atelier, acte, acte.minutes, () =>
      confier(depsA(atelier, acte.minutes), session, id, { professionnelId }, cleDe(id, 'CONFIER')),
    );
    return;
  }
  if (acte.volonte && vu.recueils === 0) await consentir(atelier, acte, session, acte.volonte);
  const corps = { version: vu.version, jugeParRequerant: true } as const;
  await aSonHeure(atelier, acte, acte.minutes, () =>
    envoyer(depsA(atelier, acte.minutes), session, id, corps, cleDe(id, 'ENVOYER')),
  );
  // The requis opens it through his own copy: the queue makes it too, a moment later.
  await synchroniser(atelier.ext, { organisationId: session.organisationId, acteId: id });
}

async function consentir(
  atelier: Atelier,
  acte: ActeDemo,
  session: SessionSoin,
  volonte: Volonte,
): Promise<void> {
  const id = acteDemo(acte);
  const deps = depsA(atelier, acte.minutes + AVANT.decision);
  const decideLe = deps.maintenant().toISOString();
  const texte = await deps.bd.organisation(appelant(session), (tx) =>
    lireTexteInformation(tx, jourParis(decideLe)),
  );
  const saisie = recueilDe(volonte, {
    requisId: idDemo(`professionnel ${acte.requis.identifiant}`),
    par: session.nom,
    versionTexte: texte?.version ?? '',
    informeLe: ilYA(atelier, acte.minutes + AVANT.information).toISOString(),
    decideLe,
  });
  await aSonHeure(atelier, acte, acte.minutes + AVANT.decision, () =>
    recueillir(deps, session, id, saisie, cleDe(id, 'CONSENTIR')),
  );
}
