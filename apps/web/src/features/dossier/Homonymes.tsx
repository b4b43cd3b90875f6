import { ajouterSejour, chercherHomonymes } from '@orapont/contract/dossier';
import { type DateCivile, formaterDate } from '@orapont/domain/dates';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Dossier.module.css';
import { enFiche, type FicheSaisie } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly fiche: FicheSaisie;
  readonly arrivee: { readonly siteId: string; readonly chambre: string; readonly du: string };
  readonly confirmer: () => void;
  readonly enCours: boolean;
}

/** Who could be the same person, and the two ways on: open that record, or say that it is someone else. */
export function Homonymes({ fiche, arrivee, confirmer, enCours }: Props) {
  const traits = {
    nomNaissance: fiche.nomNaissance,
    prenom: enFiche(fiche).prenoms[0] ?? '',
    dateNaissance: fiche.dateNaissance as DateCivile,
  };
  const trouves = useQuery({
    queryKey: ['homonymes', traits],
    queryFn: () => call(chercherHomonymes, { body: traits }),
  });
  return (
    <Banner
      kind="attention"
      title={T.ressemble}
      isLive
      actions={
        <Button variant="secondary" onPress={confirmer} isPending={enCours}>
          {T.autrePersonne}
        </Button>
      }
    >
      {trouves.data ? (
        <Stack gap="small">
          <p>{T.ressembleAide}</p>
          <ul className={styles['rangees']}>
            {trouves.data.visibles.map(({ id, nomNaissance, prenom, dateNaissance, chambre }) => (
              <li key={id} className={styles['rangee']}>
                <span>
                  {nomNaissance.toLocaleUpperCase('fr')} {prenom}, {formaterDate(dateNaissance)}
                  {chambre && `, ${T.chambre.toLocaleLowerCase('fr')} ${chambre}`}
                </span>
                <LinkButton href={`/dossiers/${id}`} variant="secondary">
                  {T.ouvrirFiche}
                </LinkButton>
              </li>
            ))}
            {trouves.data.aRouvrir.map(({ id, nomNaissance, prenom, dateNaissance, finLe }) => (
              <li key={id} className={styles['rangee']}>
                <span>
                  {nomNaissance.toLocaleUpperCase('fr')} {prenom}, {formaterDate(dateNaissance)} (
                  {T.sejourFini}
                  {finLe && ` ${formaterDate(finLe)}`})
                </span>
                <Rouvrir dossierId={id} arrivee={arrivee} />
              </li>
            ))}
          </ul>
          {trouves.data.ailleurs > 0 && <p>{T.ailleurs(trouves.data.ailleurs)}</p>}
        </Stack>
      ) : (
        <Skeleton count={2} />
      )}
    </Banner>
  );
}

function Rouvrir({ dossierId, arrivee }: { readonly dossierId: string; readonly arrivee: Props['arrivee'] }) {
  const naviguer = useNavigate();
  const [id] = useState(() => uuidv7());
  const envoi = useMutation({
    mutationFn: () =>
      call(ajouterSejour, {
        params: { id: dossierId },
        body: { ...arrivee, id, du: arrivee.du as DateCivile, remplace: false },
      }),
    onSuccess: () => naviguer(`/dossiers/${dossierId}`),
  });
  return (
    <>
      <Button variant="secondary" onPress={() => envoi.mutate()} isPending={envoi.isPending}>
        {T.rouvrir}
      </Button>
      {envoi.error && <p role="alert">{envoi.error.message}</p>}
    </>
  );
}
