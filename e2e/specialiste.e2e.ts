import { lireFacturation } from '@orapont/contract/facturation';
import { expect, test } from 'vitest';
import { T as DEMANDE, T_QUESTIONS, T_SUIVI } from '../apps/web/src/features/demande/textes.ts';
import { TEXTES as FACTURATION } from '../apps/web/src/features/facturation/textes.ts';
import { T as LECTURE } from '../apps/web/src/features/lecture/textes.ts';
import { LIBELLE_SITE } from '../packages/domain/src/bouche/muqueuse.ts';
import { CINQ_VUES, nouveauResident, preparerDemande } from './outils/acte.ts';
import { jusqua } from './outils/client.ts';
import { ecrireLaReponse, envoyerALEcran, ouvrirLeCas, signer } from './outils/gestes.ts';
import { photos } from './outils/images.ts';
import { axe, capture, client, parcours } from './outils/parcours.ts';

const { ouvrir } = parcours();
const NOM = 'Lecoq';

test('la dentiste montre une lésion de la langue, le chirurgien oral répond et signe, la RQD apparaît', async () => {
  const dentiste = await client('claire.moreau');
  const dossierId = await nouveauResident(dentiste, { nom: NOM, prenom: 'Bernadette', lieu: 'port' });
  const acteId = await preparerDemande(dentiste, {
    dossierId,
    nature: 'TELEEXPERTISE_SPECIALISTE',
    motif: 'CANCER_ORAL',
    requis: 'antoine.mercier',
    lieuDuRequis: 'hopital',
    question: 'Cette ulcération du bord de la langue justifie-t-elle une biopsie ?',
    champs: {
      lesion: {
        site: 'LANGUE_BORD_DROIT',
        tailleMm: 14,
        depuis: 'PLUS_DE_TROIS_SEMAINES',
        aspect: 'Ulcération à bords surélevés',
        induration: 'OUI',
        adenopathie: 'NON',
        facteurs: [],
      },
    },
    photos: await photos(CINQ_VUES.length),
  });

  const auCabinet = await ouvrir('claire.moreau');
  await auCabinet.goto(`/demandes/${acteId}/questions`);
  await auCabinet.getByRole('heading', { name: T_QUESTIONS.lesionTitre }).waitFor();
  for (const facteur of ['Tabac', 'Alcool'])
    await auCabinet.getByRole('checkbox', { name: facteur, exact: true }).check({ force: true });
  await auCabinet.getByText(DEMANDE.enregistre).first().waitFor();
  await axe(auCabinet);
  await capture(auCabinet, 'specialiste-questions');
  await envoyerALEcran(auCabinet, acteId);

  const aLHopital = await ouvrir('antoine.mercier');
  await ouvrirLeCas(aLHopital, acteId);
  const dossier = aLHopital.getByRole('tabpanel', { name: LECTURE.onglets.dossier });
  await dossier.getByText(LIBELLE_SITE.LANGUE_BORD_DROIT).first().waitFor();
  await dossier.getByText(/Tabac/).first().waitFor();
  await dossier
    .getByText(/14\smm/)
    .first()
    .waitFor();
  await axe(aLHopital);
  await capture(aLHopital, 'specialiste-cas');
  await ecrireLaReponse(aLHopital, 'Ulcération indurée du bord droit de la langue : biopsie à programmer.');
  await signer(aLHopital, 'antoine.mercier');

  await jusqua(async () => {
    const { lignes } = await dentiste.appeler(lireFacturation);
    return lignes.find(({ acteId: facture, code }) => facture === acteId && code === 'RQD');
  }, 'la ligne RQD de la dentiste');
  await auCabinet.goto(`/demandes/${acteId}`);
  await auCabinet.getByText(T_SUIVI.reponseTitre).first().waitFor();
  await axe(auCabinet);
  await capture(auCabinet, 'specialiste-reponse');
  await auCabinet.getByRole('link', { name: T_SUIVI.lireReponse }).click();
  await auCabinet
    .getByText(/biopsie à programmer/)
    .first()
    .waitFor();

  await auCabinet.goto('/facturation');
  const lignes = auCabinet.getByRole('table', { name: FACTURATION.lignes });
  const sienne = lignes.getByRole('row', { name: new RegExp(NOM, 'i') });
  await sienne.waitFor();
  expect(await sienne.getByText('RQD', { exact: true }).count()).toBe(1);
  expect(await sienne.getByText('TE2', { exact: true }).count()).toBe(0);
  await axe(auCabinet);
  await capture(auCabinet, 'specialiste-facturation');
});
