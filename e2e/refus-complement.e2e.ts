import { expect, test } from 'vitest';
import { T_SUIVI } from '../apps/web/src/features/demande/textes.ts';
import { T as LECTURE } from '../apps/web/src/features/lecture/textes.ts';
import { VUES } from '../packages/domain/src/captation/vues.ts';
import {
  LIBELLES_MOTIF_COMPLEMENT,
  LIBELLES_MOTIF_REFUS,
} from '../packages/domain/src/teleexpertise/motifs.ts';
import { CINQ_VUES, envoyer, nouveauResident, preparerDemande } from './outils/acte.ts';
import { BOITE_SOIGNANTE, lettresDe } from './outils/boite.ts';
import { type Client, jusqua } from './outils/client.ts';
import { ouvrirLeCas } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

async function demandeEnvoyee(soignante: Client, nom: string): Promise<string> {
  const dossierId = await nouveauResident(
    soignante,
    { nom, prenom: 'Raymonde', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Une dent du bas bouge : peut-on attendre ?',
    photos: await photos(CINQ_VUES.length),
  });
  await envoyer(soignante, acteId);
  return acteId;
}

/** What came back to the nurse's box of messagerie sécurisée about that person. */
async function reponsesRecues(lecteur: Client, nom: RegExp) {
  const lettres = await lettresDe(lecteur, BOITE_SOIGNANTE);
  return lettres.filter(({ objet }) => nom.test(objet));
}

test('la dentiste refuse avec sa raison, la soignante la lit, un seul message part', async () => {
  const soignante = await client('emilie.roche');
  const acteId = await demandeEnvoyee(soignante, 'Teyssier');
  const precision = 'La mobilité se juge au doigt : appelez le cabinet pour un rendez-vous.';

  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);
  await auCabinet.getByRole('button', { name: LECTURE.refuser }).click();
  const dialogue = auCabinet.getByRole('dialog', { name: LECTURE.refusTitre });
  await dialogue.getByText(LIBELLES_MOTIF_REFUS.SOIN_PRESENTIEL).click();
  await dialogue.getByRole('textbox', { name: LECTURE.refusPrecision }).fill(precision);
  await axe(auCabinet);
  await capture(auCabinet, 'refus');
  await dialogue.getByRole('button', { name: LECTURE.refusEnvoyer }).dblclick();
  await auCabinet.getByText(LECTURE.refusFait).first().waitFor();

  const chezElle = await ouvrir('emilie.roche');
  await jusqua(async () => {
    const recues = await reponsesRecues(soignante, /TEYSSIER/);
    return recues[0];
  }, 'la lettre du refus');
  await chezElle.goto(`/demandes/${acteId}`);
  await chezElle.getByText(precision).first().waitFor();
  await chezElle.getByText(LIBELLES_MOTIF_REFUS.SOIN_PRESENTIEL).first().waitFor();
  await axe(chezElle);
  await capture(chezElle, 'refus-recu', [1280, 390]);

  await chezElle.goto(`/bac-a-sable/courrier/${encodeURIComponent(BOITE_SOIGNANTE)}`);
  const lettre = chezElle.getByRole('link', { name: /TEYSSIER/ });
  await lettre.first().waitFor();
  expect(await lettre.count()).toBe(1);
  await lettre.click();
  await chezElle.getByRole('heading', { name: /TEYSSIER/ }).waitFor();
  await axe(chezElle);
  await capture(chezElle, 'refus-message');
});

test('la dentiste demande des vues, la soignante les fournit, la demande redevient acceptée', async () => {
  const soignante = await client('emilie.roche');
  const acteId = await demandeEnvoyee(soignante, 'Vasselin');
  const attendu = 'Merci de reprendre l’arcade du bas, prothèse retirée.';

  const auCabinet = await ouvrir('claire.moreau');
  await ouvrirLeCas(auCabinet, acteId);
  await auCabinet.getByRole('button', { name: LECTURE.prendre }).click();
  await auCabinet.getByRole('button', { name: LECTURE.complement }).click();
  const dialogue = auCabinet.getByRole('dialog', { name: LECTURE.complementTitre });
  await dialogue.getByText(LIBELLES_MOTIF_COMPLEMENT.VUES_MANQUANTES).click();
  await dialogue.getByText(VUES.OCCLUSALE_INFERIEURE.libelle, { exact: true }).click();
  await dialogue.getByRole('textbox', { name: LECTURE.complementTexte }).fill(attendu);
  await axe(auCabinet);
  await capture(auCabinet, 'complement-demander');
  await dialogue.getByRole('button', { name: LECTURE.complementEnvoyer }).click();
  await auCabinet.getByText(LECTURE.attenteTexte).first().waitFor();

  const chezElle = await ouvrir('emilie.roche');
  const titre = chezElle.getByRole('heading', { name: T_SUIVI.complementTitre });
  await jusqua(async () => {
    await chezElle.goto(`/demandes/${acteId}`);
    await chezElle.getByRole('heading', { name: T_SUIVI.histoire }).waitFor();
    return (await titre.isVisible()) || undefined;
  }, 'le complément demandé chez la soignante');
  await chezElle.getByText(attendu).first().waitFor();
  await axe(chezElle);
  await capture(chezElle, 'complement-recu', [1280, 390]);
  const [nouvelle] = (await photos(CINQ_VUES.length + 1)).slice(-1);
  if (nouvelle) await soignante.deposer({ acteId, octets: nouvelle.buffer, vue: 'OCCLUSALE_INFERIEURE' });
  await chezElle
    .getByRole('textbox', { name: T_SUIVI.texte })
    .fill('Prothèse retirée, vue reprise ce matin.');
  const envoi = chezElle.getByRole('button', { name: T_SUIVI.envoyerComplement });
  await jusqua(async () => {
    if (await envoi.isVisible()) await envoi.click();
    return titre.waitFor({ state: 'detached', timeout: 2_000 }).then(
      () => true,
      () => undefined,
    );
  }, 'le complément parti');

  await ouvrirLeCas(auCabinet, acteId);
  const suite = auCabinet.getByText(/vue reprise ce matin/).first();
  await jusqua(async () => {
    await ouvrirLeCas(auCabinet, acteId);
    return suite.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => undefined,
    );
  }, 'le complément chez la dentiste');
  await auCabinet.getByRole('button', { name: LECTURE.relire }).waitFor();
  expect(await auCabinet.getByText(LECTURE.attenteTexte).count()).toBe(0);
  await axe(auCabinet);
  await capture(auCabinet, 'complement-fourni');
});
