import type { DossierT } from '@orapont/contract/dossier';
import { lirePhoto, retirerPhoto } from '@orapont/contract/photo-identite';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImagePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { adresse, call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './Dossier.module.css';
import { nomComplet } from './noms.ts';
import { PhotoDialogue } from './PhotoDialogue.tsx';
import { CLES } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

/** The portrait by which this person is recognised before the camera opens, and who said yes to it. */
export function Photo({ dossier }: { readonly dossier: DossierT }) {
  const { id, photo, fiche, droits } = dossier;
  const [dialogue, setDialogue] = useState<'AJOUTER' | 'RETIRER'>();
  const fermer = () => setDialogue(undefined);
  return (
    <Card title={T.photo}>
      <Stack gap="small">
        <p className={styles['discret']}>{T.photoAide}</p>
        {photo && (
          <figure className={styles['portrait']}>
            <img
              src={adresse(lirePhoto, { id, photoId: photo.id })}
              alt={T.photoDe(nomComplet(fiche))}
              width={160}
              height={160}
            />
            <figcaption>{consentementDit(photo)}</figcaption>
          </figure>
        )}
        {droits.modifier && (
          <div className={styles['gestes']}>
            <Button
              variant="secondary"
              icon={<ImagePlus aria-hidden="true" />}
              onPress={() => setDialogue('AJOUTER')}
            >
              {photo ? T.photoChanger : T.photoAjouter}
            </Button>
            {photo && (
              <Button
                variant="quiet"
                icon={<Trash2 aria-hidden="true" />}
                onPress={() => setDialogue('RETIRER')}
              >
                {T.photoRetirer}
              </Button>
            )}
          </div>
        )}
      </Stack>
      {dialogue === 'AJOUTER' && <PhotoDialogue dossier={dossier} fermer={fermer} />}
      {dialogue === 'RETIRER' && <Retirer dossierId={id} fermer={fermer} />}
    </Card>
  );
}

const consentementDit = ({ consentement, deposeeLe, deposeePar }: NonNullable<DossierT['photo']>) =>
  T.photoAccord(
    [LIBELLES_CAPACITE[consentement.capacite], consentement.nom].filter(Boolean).join(', '),
    formaterDate(jourParis(deposeeLe)),
    deposeePar,
  );

function Retirer({ dossierId, fermer }: { readonly dossierId: string; readonly fermer: () => void }) {
  const client = useQueryClient();
  const envoi = useMutation({
    mutationFn: () => call(retirerPhoto, { params: { id: dossierId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLES.dossier(dossierId), exact: true });
      showToast(T.photoRetiree);
      fermer();
    },
    onError: ({ message }) => showToast(message),
  });
  return (
    <ConfirmDialog
      title={T.photoRetirerTitre}
      confirmText={T.photoRetirer}
      isDanger
      isOpen
      isPending={envoi.isPending}
      onConfirm={() => envoi.mutate()}
      onOpenChange={(ouvert) => {
        if (!ouvert) fermer();
      }}
    >
      {T.photoRetirerTexte}
    </ConfirmDialog>
  );
}
