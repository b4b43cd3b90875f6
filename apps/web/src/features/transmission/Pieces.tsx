import type { ReplyOf } from '@orapont/contract/route';
import type { apercevoirTransmission, PieceT } from '@orapont/contract/transmission';
import { formaterDate, jourParis } from '@orapont/domain/dates';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Transmission.module.css';
import { enTaille, GENRES, TEXTES as T } from './textes.ts';

type Apercu = ReplyOf<typeof apercevoirTransmission>;

const partent = ({ pieces }: Pick<Apercu, 'pieces'>) => pieces.filter(({ obstacle }) => obstacle === null);

/** Everything that leaves, and what stays behind with its reason. */
export function ToutLeDossier({ apercu }: { readonly apercu: Apercu }) {
  const pieces = partent(apercu);
  const restent = apercu.pieces.filter(({ obstacle }) => obstacle !== null);
  if (pieces.length === 0) return <p>{T.rien}</p>;
  const octets = pieces.reduce((somme, piece) => somme + piece.octets, 0);
  return (
    <Stack>
      <p>{T.compte(pieces.length, enTaille(octets), apercu.messages)}</p>
      <Disclosure title={T.voirListe}>
        <Liste pieces={pieces} />
      </Disclosure>
      {restent.length > 0 && (
        <Disclosure title={T.restent(restent.length)}>
          <p>{T.restentAide}</p>
          <Liste pieces={restent} />
        </Disclosure>
      )}
    </Stack>
  );
}

const Liste = ({ pieces }: { readonly pieces: readonly PieceT[] }) => (
  <ul className={styles['rangees']}>
    {pieces.map((piece) => (
      <li key={piece.cle} className={styles['rangee']}>
        <span className={styles['qui']}>
          <span>{piece.titre}</span>
          <span className={styles['discret']}>{details(piece)}</span>
        </span>
      </li>
    ))}
  </ul>
);

const details = ({ genre, titre, le, octets }: PieceT) =>
  [
    titre.startsWith(GENRES[genre]) ? '' : GENRES[genre],
    formaterDate(jourParis(le)),
    octets > 0 ? enTaille(octets) : '',
  ]
    .filter(Boolean)
    .join(' · ');

interface UnDocumentProps {
  readonly apercu: Apercu;
  /** Only documents of this kind; every kind when it is null. */
  readonly genre: string | null;
  readonly choisi: string | null;
  readonly onChoisir: (cle: string) => void;
}

/** One document among those that can leave. */
export function UnDocument({ apercu, genre, choisi, onChoisir }: UnDocumentProps) {
  const pieces = partent(apercu).filter((piece) => genre === null || piece.genre === genre);
  if (pieces.length === 0) return <p>{genre === null ? T.rien : T.rienDuGenre}</p>;
  return (
    <RadioGroup
      label={T.document}
      value={choisi ?? ''}
      onChange={onChoisir}
      options={pieces.map((piece) => ({ value: piece.cle, label: piece.titre, help: details(piece) }))}
    />
  );
}
