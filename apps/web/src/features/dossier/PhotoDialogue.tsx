import type { DossierT } from '@orapont/contract/dossier';
import { CAPACITES_PHOTO, deposerPhoto } from '@orapont/contract/photo-identite';
import { LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../kernel/call.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import styles from './Dossier.module.css';
import { reduire } from './reduire.ts';
import { CLES } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

type Capacite = (typeof CAPACITES_PHOTO)[number];

interface Props {
  readonly dossier: DossierT;
  readonly fermer: () => void;
}

/** A portrait and the yes that it needs, together: neither is kept without the other. */
export function PhotoDialogue({ dossier: { id, decideurs }, fermer }: Props) {
  const client = useQueryClient();
  const [photoId] = useState(() => uuidv7());
  const [image, setImage] = useState<string>();
  const [illisible, setIllisible] = useState(false);
  const capacites = CAPACITES_PHOTO.filter((capacite) => decideurs.includes(capacite));
  const [capacite, setCapacite] = useState<Capacite | undefined>(capacites[0]);
  const [nom, setNom] = useState('');
  const envoi = useMutation({
    mutationFn: async () => {
      if (!image || !capacite) throw new Error(T.photoManque);
      await call(deposerPhoto, {
        params: { id },
        body: { photoId, image, consentement: { capacite, nom: capacite === 'PERSONNE' ? '' : nom } },
      });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLES.dossier(id), exact: true });
      showToast(T.photoGardee);
      fermer();
    },
  });
  const choisir = async ([fichier]: readonly File[]) => {
    if (!fichier) return;
    const reduite = await reduire(fichier);
    setIllisible(reduite === undefined);
    setImage(reduite);
  };
  return (
    <DialogueSaisie titre={T.photo} envoi={envoi} fermer={fermer}>
      {capacites.length === 0 && (
        <EmptyState title={T.photoPersonneNeDecide}>{T.photoPersonneTexte}</EmptyState>
      )}
      <FilePicker
        label={T.photoChoisir}
        help={T.photoChoisirAide}
        accept={['image/*']}
        hasCamera
        onFiles={(fichiers) => void choisir(fichiers)}
      />
      {illisible && <p role="alert">{T.photoIllisible}</p>}
      {image && (
        <img
          className={styles['apercuPortrait']}
          src={`data:image/jpeg;base64,${image}`}
          alt={T.photoChoisie}
        />
      )}
      {capacites.length > 0 && (
        <RadioGroup
          label={T.photoQui}
          name="capacite"
          value={capacite ?? null}
          onChange={(choisie) => setCapacite(capacites.find((code) => code === choisie))}
          options={capacites.map((code) => ({ value: code, label: LIBELLES_CAPACITE[code] }))}
        />
      )}
      {capacite && capacite !== 'PERSONNE' && (
        <TextField label={T.photoNom} name="nom" value={nom} onChange={setNom} isRequired />
      )}
    </DialogueSaisie>
  );
}
