import { lignesDuProfil, type ProfilSensoriel } from '@orapont/domain/evaluation/profil-sensoriel';
import { Hand } from 'lucide-react';
import { DescriptionList } from '../ui/DescriptionList.tsx';
import { Stack } from '../ui/Stack.tsx';
import styles from './Personne.module.css';
import { TEXTES_PERSONNE as T } from './textes.ts';

/** How to come near someone: the way of saying no stands out, the rest follows heading by heading. */
export function ProfilLu({ profil }: { readonly profil: ProfilSensoriel }) {
  const lignes = lignesDuProfil(profil);
  if (lignes.length === 0) return <p className={styles['discret']}>{T.profilVide}</p>;
  const non = lignes.find(({ cle }) => cle === 'direNon');
  const reste = lignes.filter(({ cle }) => cle !== 'direNon');
  return (
    <Stack gap="small">
      {non && (
        <p className={styles['nonCourt']}>
          <Hand aria-hidden="true" />
          <span>
            <strong>{non.libelle}</strong>
            <br />
            {non.texte}
          </span>
        </p>
      )}
      {reste.length > 0 && (
        <DescriptionList
          items={reste.map(({ libelle, texte }) => ({
            term: libelle,
            definition: <span className={styles['libre']}>{texte}</span>,
          }))}
        />
      )}
    </Stack>
  );
}
