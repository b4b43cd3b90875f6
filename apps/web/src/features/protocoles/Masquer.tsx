import { type CodeProtocole, PROTOCOLES } from '@orapont/domain/captation/protocoles';
import { Button } from '../../ui/Button.tsx';
import styles from './ListeProtocoles.module.css';
import { useMasquer } from './requetes.ts';
import { T } from './textes.ts';

/** Takes a built-in protocol out of the choices of an organisation, or puts it back. */
export function Masquer({
  organisationId,
  code,
  masque,
}: {
  readonly organisationId: string;
  readonly code: CodeProtocole;
  readonly masque: boolean;
}) {
  const { mutate, isPending, error } = useMasquer(organisationId);
  const { libelle } = PROTOCOLES[code];
  return (
    <>
      {error && (
        <span role="alert" className={styles.refus}>
          {error.message}
        </span>
      )}
      <Button
        variant="quiet"
        isPending={isPending}
        onPress={() => mutate({ code, masque: !masque })}
        aria-label={masque ? T.proposerNom(libelle) : T.masquerNom(libelle)}
      >
        {masque ? T.proposer : T.masquer}
      </Button>
    </>
  );
}
