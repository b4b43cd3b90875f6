import { type Ref, useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChampCode } from './ChampCode.tsx';
import { TEXTES } from './textes.ts';
import type { useConnexion } from './useConnexion.ts';

type Connexion = ReturnType<typeof useConnexion>;

interface EtapesConnexionProps {
  readonly connexion: Connexion;
  readonly identifiant: string;
  /** Absent when the name is known and may not change. */
  readonly onIdentifiant?: (identifiant: string) => void;
  readonly motDePasse: string;
  readonly onMotDePasse: (motDePasse: string) => void;
  /** Code known already (sandbox): written in the box, and again when it changes. */
  readonly codeConnu?: string | undefined;
  readonly entrer: string;
  readonly boutonRef?: Ref<HTMLButtonElement>;
}

/** Password, then code. What was typed stays when the server says no. */
export function EtapesConnexion(props: EtapesConnexionProps) {
  return props.connexion.etape === 'CODE' ? <EtapeCode {...props} /> : <EtapeMotDePasse {...props} />;
}

function EtapeMotDePasse(props: EtapesConnexionProps) {
  const { connexion, identifiant, onIdentifiant, motDePasse, onMotDePasse, boutonRef } = props;
  return (
    <Form
      aria-label={TEXTES.titre}
      errors={connexion.erreurs}
      formError={connexion.erreur}
      onSubmit={() => {
        if (!connexion.enCours) connexion.envoyerMotDePasse({ identifiant, motDePasse });
      }}
    >
      <TextField
        label={TEXTES.identifiant}
        name="identifiant"
        autoComplete="username"
        value={identifiant}
        isReadOnly={!onIdentifiant}
        onChange={(valeur) => onIdentifiant?.(valeur)}
        spellCheck="false"
      />
      <TextField
        label={TEXTES.motDePasse}
        name="motDePasse"
        type="password"
        autoComplete="current-password"
        value={motDePasse}
        onChange={onMotDePasse}
        autoFocus={!onIdentifiant}
      />
      <Button
        type="submit"
        isWide={true}
        isPending={connexion.enCours}
        pendingText={TEXTES.verification}
        {...(boutonRef ? { ref: boutonRef } : {})}
      >
        {TEXTES.continuer}
      </Button>
    </Form>
  );
}

function EtapeCode({ connexion, codeConnu, entrer }: EtapesConnexionProps) {
  const [code, setCode] = useState(codeConnu ?? '');
  useEffect(() => {
    if (codeConnu) setCode(codeConnu);
  }, [codeConnu]);
  return (
    <Form
      aria-label={TEXTES.etapeCode}
      errors={connexion.erreurs}
      formError={connexion.erreur}
      onSubmit={() => {
        if (!connexion.enCours) connexion.envoyerCode(code);
      }}
    >
      <p role="status">{TEXTES.bonjour}</p>
      <ChampCode value={code} onChange={setCode} />
      <Button type="submit" isWide={true} isPending={connexion.enCours} pendingText={TEXTES.verification}>
        {entrer}
      </Button>
      <Button variant="quiet" onPress={() => connexion.recommencer()}>
        {TEXTES.autreCompte}
      </Button>
    </Form>
  );
}
