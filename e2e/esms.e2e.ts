import { lireDossier } from '@orapont/contract/dossier';
import { listerLectures } from '@orapont/contract/lecture';
import { expect, test } from 'vitest';
import { T, T_RELIRE, T_SUIVI } from '../apps/web/src/features/demande/textes.ts';
import { T as LECTURE } from '../apps/web/src/features/lecture/textes.ts';
import { LIBELLES_URGENCE_SOINS } from '../packages/contract/src/lecture.ts';
import { CINQ_VUES, nouveauResident, preparerDemande } from './outils/acte.ts';
import { jusqua } from './outils/client.ts';
import { comptesDemo } from './outils/connexion.ts';
import { cocher } from './outils/gestes.ts';
import { photoCmyk, photoHeic, photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();

test('la soignante relit et envoie, la dentiste lit et signe, la soignante reçoit le compte rendu', async () => {
  const debut = Date.now();
  const soignante = await client('emilie.roche');
  const prises = [...(await photos(CINQ_VUES.length))];
  prises[1] = await photoCmyk();
  const heic = photoHeic();
  if (heic) prises[2] = heic;
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Aubertin', prenom: 'Suzanne', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const acteId = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Cette plaque sous la langue est-elle à montrer ?',
    photos: prises,
  });

  const chezElle = await ouvrir('emilie.roche');
  await chezElle.goto(`/demandes/${acteId}/relire`);
  await cocher(chezElle.getByRole('checkbox', { name: T_RELIRE.juge }));
  // Twice, as an impatient hand does: one request leaves.
  await chezElle.getByRole('button', { name: T_RELIRE.envoyer }).dblclick();
  await chezElle.getByText(T_SUIVI.attente).first().waitFor();

  const auCabinet = await ouvrir('claire.moreau');
  await auCabinet.goto('/lectures');
  await auCabinet
    .getByText(/Aubertin/i)
    .first()
    .waitFor({ timeout: 20_000 });
  const { lectures } = await (await client('claire.moreau')).appeler(listerLectures, {
    query: { recherche: 'Aubertin' },
  });
  expect(lectures.filter(({ id }) => id === acteId)).toHaveLength(1);
  expect(lectures.filter(({ envoyeLe }) => Date.parse(envoyeLe) >= debut)).toHaveLength(1);
  await auCabinet.goto(`/lectures/${acteId}`);
  await auCabinet.getByRole('button', { name: LECTURE.prendre }).click();
  await auCabinet.getByRole('tab', { name: LECTURE.onglets.reponse }).click();
  await auCabinet.getByRole('button', { name: LECTURE.aucuneLesion }).click();
  await auCabinet.getByText(LIBELLES_URGENCE_SOINS.SURVEILLANCE).first().click();
  await capture(auCabinet, 'lecture-reponse');
  await axe(auCabinet);
  await auCabinet.getByText(LECTURE.enregistre).first().waitFor();
  await auCabinet
    .getByRole('button', { name: LECTURE.relire })
    .or(auCabinet.getByRole('link', { name: LECTURE.relire }))
    .first()
    .click();
  await auCabinet.getByRole('heading', { name: LECTURE.relectureTitre }).waitFor();
  await auCabinet.waitForLoadState('networkidle');
  // Ready to be pressed, and at rest: its colour fades in.
  await auCabinet.getByRole('button', { name: LECTURE.signer }).click({ trial: true });
  await capture(auCabinet, 'lecture-relecture');
  await axe(auCabinet);
  await auCabinet.getByRole('button', { name: LECTURE.signer }).click();
  // The period of signing of this device may still be open.
  const code = auCabinet.getByRole('dialog').getByRole('textbox');
  if (
    await code.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    )
  ) {
    const { comptes } = await comptesDemo(auCabinet);
    await code.fill(comptes.find(({ identifiant }) => identifiant === 'claire.moreau')?.code ?? '');
    await code.press('Enter');
  }
  const signature = auCabinet.getByRole('dialog', { name: LECTURE.signer });
  await capture(auCabinet, 'lecture-signature');
  await signature.getByRole('button', { name: LECTURE.signer }).click();
  await auCabinet.getByText(LECTURE.signeTexte).first().waitFor();
  await capture(auCabinet, 'lecture-signee');

  await jusqua(async () => {
    const { documents } = await soignante.appeler(lireDossier, { params: { id: dossierId } });
    return documents?.some(({ type }) => type === 'COMPTE_RENDU') || undefined;
  }, 'le compte rendu dans le dossier');
  await chezElle.goto('/demandes');
  await chezElle.getByText(T.groupes.REPONSES).first().waitFor();
  await chezElle.goto(`/demandes/${acteId}`);
  await chezElle.getByText(T_SUIVI.reponseTitre).first().waitFor();
});
