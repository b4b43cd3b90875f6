import { suivreMedias } from '@orapont/contract/media';
import { expect, test } from 'vitest';
import { nouveauResident, preparerDemande } from './outils/acte.ts';
import { jusqua, Refus } from './outils/client.ts';
import { fausses, photos } from './outils/images.ts';
import { client } from './outils/parcours.ts';

test('chaque mauvais fichier reçoit sa phrase, et les bonnes images restent', async () => {
  const soignante = await client('emilie.roche');
  const dossierId = await nouveauResident(
    soignante,
    { nom: 'Guérin', prenom: 'Lucie', lieu: 'tilleuls' },
    'claire.moreau',
  );
  const id = await preparerDemande(soignante, {
    dossierId,
    requis: 'claire.moreau',
    lieuDuRequis: 'port',
    question: 'Que voit-on ?',
    photos: await photos(1),
  });
  const etats = async () => (await soignante.appeler(suivreMedias, { params: { id } })).medias;
  for (const [nom, { buffer }] of Object.entries(await fausses())) {
    const phrase = await soignante.deposer({ acteId: id, octets: buffer, vue: 'AUTRE' }).then(
      async (mediaId) => {
        const rejet = await jusqua(async () => {
          const media = (await etats()).find((candidat) => candidat.id === mediaId);
          return media?.etat === 'RECU' ? undefined : media;
        }, `le sort de ${nom}`);
        expect(rejet.etat, nom).toBe('REJETE');
        return rejet.rejet?.phrase ?? '';
      },
      (refus: unknown) => {
        if (!(refus instanceof Refus)) throw refus;
        expect(refus.statut, nom).toBeGreaterThanOrEqual(400);
        expect(refus.statut, nom).toBeLessThan(500);
        return refus.probleme.detail ?? '';
      },
    );
    expect(phrase.length, nom).toBeGreaterThan(20);
  }
  expect((await etats()).filter(({ etat }) => etat === 'PRET')).toHaveLength(1);
});
