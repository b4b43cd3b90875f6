import {
  type CandidatRequisT,
  type CorrespondantNationalT,
  chercherRequis,
} from '@orapont/contract/annuaire';
import type { DestinataireChoisiT } from '@orapont/contract/transmission';
import { CHIRURGIEN_DENTISTE } from '@orapont/domain/identite/professions';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookSearch } from 'lucide-react';
import { useState } from 'react';
import { nomDe, RechercheNationale } from '../../annuaire/RechercheNationale.tsx';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Tag } from '../../ui/Tag.tsx';
import styles from './Transmission.module.css';
import { TEXTES as T } from './textes.ts';

interface Props {
  /** A whole record goes to a dentist. */
  readonly dentiste: boolean;
  readonly onChoisir: (choisi: DestinataireChoisiT) => void;
}

/** Someone known here at one of his places, or someone of the national directory. */
export function AQui({ dentiste, onChoisir }: Props) {
  const [q, setQ] = useState('');
  const [isNational, setNational] = useState(false);
  const recherche = useQuery({
    queryKey: ['annuaire', 'transmission', q],
    enabled: q.trim().length >= 2,
    queryFn: ({ signal }) => call(chercherRequis, { query: { q }, signal }),
    placeholderData: keepPreviousData,
  });
  const trouves = q.trim().length < 2 ? undefined : recherche.data?.requis.filter(convient(dentiste));
  return (
    <Stack>
      <SearchField label={T.chercher} help={T.chercherAide} value={q} onChange={setQ} />
      {recherche.isLoading && <Skeleton shape="rows" count={2} />}
      {recherche.isError && <Banner kind="danger" title={recherche.error.message} isLive />}
      {trouves?.length === 0 && <p role="status">{T.aucun}</p>}
      {trouves && trouves.length > 0 && (
        <ul className={styles['rangees']} aria-label={T.resultats}>
          {trouves.flatMap((requis) =>
            requis.lieux.map((lieu) => (
              <Ligne
                key={`${requis.id} ${lieu.siteId}`}
                requis={requis}
                lieu={lieu.siteNom}
                onChoisir={() => onChoisir({ professionnelId: requis.id, siteId: lieu.siteId })}
              />
            )),
          )}
        </ul>
      )}
      <div>
        <Button
          variant="secondary"
          icon={<BookSearch aria-hidden="true" />}
          aria-expanded={isNational}
          onPress={() => setNational(!isNational)}
        >
          {T.national}
        </Button>
      </div>
      {isNational && (
        <RechercheNationale action={(trouve) => <National trouve={trouve} onChoisir={onChoisir} />} />
      )}
    </Stack>
  );
}

const convient =
  (dentiste: boolean) =>
  ({ profession }: CandidatRequisT) =>
    !dentiste || profession === CHIRURGIEN_DENTISTE;

function Ligne({
  requis,
  lieu,
  onChoisir,
}: {
  readonly requis: CandidatRequisT;
  readonly lieu: string;
  readonly onChoisir: () => void;
}) {
  const nom = `${requis.prenom} ${requis.nom}`.trim();
  return (
    <li className={styles['rangee']}>
      <span className={styles['qui']}>
        <strong>{nom}</strong>
        <span>
          {[requis.professionLibelle, ...requis.savoirFaire.map(({ libelle }) => libelle)].join(', ')}
        </span>
        <span className={styles['discret']}>{lieu}</span>
      </span>
      {requis.messagerieSecurisee ? (
        <Button variant="secondary" aria-label={`${T.choisir} ${nom}, ${lieu}`} onPress={onChoisir}>
          {T.choisir}
        </Button>
      ) : (
        <Tag>{T.sansMessagerie}</Tag>
      )}
    </li>
  );
}

function National({
  trouve,
  onChoisir,
}: {
  readonly trouve: CorrespondantNationalT;
  readonly onChoisir: Props['onChoisir'];
}) {
  if (!trouve.messagerieSecurisee) return <span>{T.sansMessagerie}</span>;
  return (
    <Button
      variant="secondary"
      aria-label={`${T.choisir} ${nomDe(trouve)}`}
      onPress={() => onChoisir({ rpps: trouve.rpps })}
    >
      {T.choisir}
    </Button>
  );
}
