import { useState } from 'react';
import { useMoi } from '../../../kernel/moi.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import styles from '../Demande.module.css';
import { T_CONSENTEMENT as T } from '../textes.ts';
import type { EtapeProps } from './contexte.ts';
import { FormulaireConsentement } from './FormulaireConsentement.tsx';
import { ListeObstacles } from './ListeObstacles.tsx';

/** Information to read together, then the decision: who, how, when. */
export function Consentement({ demande, brouillon, allerA }: EtapeProps) {
  const { requisId } = brouillon.champs;
  if (requisId === null) return <Banner kind="info" title={T.sansRequis} />;
  return <VolontePour demande={demande} requisId={requisId} onConsenti={() => allerA('questions')} />;
}

export function VolontePour({
  demande,
  requisId,
  onRecueilli,
  onConsenti,
}: Pick<EtapeProps, 'demande'> & {
  readonly requisId: string;
  /** Whatever was said. */
  readonly onRecueilli?: () => void;
  /** Nothing stands in the way any more. */
  readonly onConsenti?: () => void;
}) {
  const { roles } = useMoi();
  const recueilli = demande.consentements.length > 0 && demande.obstaclesConsentement.length === 0;
  const [saisit, setSaisit] = useState(!recueilli || onRecueilli !== undefined);
  const soignant = roles.some((role) => role === 'soignant' || role === 'praticien');
  return (
    <Stack gap="large">
      <Texte demande={demande} />
      <DejaRecueilli demande={demande} />
      {!soignant && <Banner kind="info" title={T.reserve} />}
      {soignant && !saisit && (
        <Button variant="secondary" onPress={() => setSaisit(true)}>
          {T.nouveau}
        </Button>
      )}
      {soignant && saisit && (
        <FormulaireConsentement
          demande={demande}
          requisId={requisId}
          onFini={(consenti) => {
            setSaisit(false);
            onRecueilli?.();
            if (consenti) onConsenti?.();
          }}
        />
      )}
    </Stack>
  );
}

function Texte({ demande }: Pick<EtapeProps, 'demande'>) {
  const { titre, corps, version } = demande.texteInformation;
  return (
    <Card title={titre}>
      <p className={styles.texte}>{corps}</p>
      <p className={styles.discret}>
        {T.version}
        {'\u00a0'}: {version}
      </p>
    </Card>
  );
}

function DejaRecueilli({ demande }: Pick<EtapeProps, 'demande'>) {
  const derniere = demande.consentements.at(-1);
  if (!derniere) return null;
  return (
    <Card title={T.dejaTitre}>
      <ul>
        {derniere.phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
      {demande.obstaclesConsentement.length > 0 && (
        <Banner kind="attention" title={T.manque}>
          <ListeObstacles obstacles={demande.obstaclesConsentement} />
        </Banner>
      )}
    </Card>
  );
}
