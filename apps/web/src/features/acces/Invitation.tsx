import {
  confirmerInvitation,
  lireInvitation,
  type ObjetLienT,
  preparerInvitation,
} from '@orapont/contract/acces';
import type { ReplyOf } from '@orapont/contract/route';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Form } from '../../ui/Form.tsx';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChampCode } from './ChampCode.tsx';
import styles from './Invitation.module.css';
import { Seuil } from './Seuil.tsx';
import { TEXTES } from './textes.ts';

type Lien = ReplyOf<typeof lireInvitation>;
type Enrolement = ReplyOf<typeof preparerInvitation>;

/** What a single-use link opens: the password, the second factor, or both. */
export function Invitation() {
  const { jeton = '' } = useParams();
  const lien = useQuery({
    queryKey: ['acces', 'invitation', jeton],
    queryFn: ({ signal }) => call(lireInvitation, { params: { jeton }, signal }),
    // Once used, the link is gone: what is on screen must not disappear with it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (lien.isPending)
    return (
      <Seuil titre={TEXTES.lienTitre.TOUT} chapeau={TEXTES.lienAide}>
        <Skeleton />
      </Seuil>
    );
  if (lien.error) return <LienMort erreur={lien.error} onRetry={() => void lien.refetch()} />;
  const premier = lien.data.type === 'PREMIER_ADMINISTRATEUR';
  return (
    <Seuil
      titre={premier ? TEXTES.lienPremier : TEXTES.lienTitre[lien.data.objet]}
      chapeau={premier ? TEXTES.lienPremierAide : TEXTES.lienAide}
    >
      <Etapes jeton={jeton} lien={lien.data} />
    </Seuil>
  );
}

function LienMort({ erreur, onRetry }: { readonly erreur: Error; readonly onRetry: () => void }) {
  const mort = erreur instanceof ErreurApi && [404, 422].includes(erreur.probleme.status);
  return (
    <Seuil titre={TEXTES.lienMort} chapeau={mort ? TEXTES.lienMortDetail : ''}>
      {mort ? (
        <LinkButton href="/connexion">{TEXTES.titre}</LinkButton>
      ) : (
        <ErrorState
          title={TEXTES.indisponible}
          safe={TEXTES.indisponibleIntact}
          whatToDo={TEXTES.indisponibleAFaire}
          onRetry={onRetry}
        />
      )}
    </Seuil>
  );
}

function Etapes({ jeton, lien }: { readonly jeton: string; readonly lien: Lien }) {
  const [enrolement, setEnrolement] = useState<Enrolement>();
  const [pret, setPret] = useState(false);
  if (pret)
    return (
      <EmptyState title={TEXTES.lienPret} action={<LinkButton href="/connexion">{TEXTES.titre}</LinkButton>}>
        {TEXTES.lienPretDetail}
      </EmptyState>
    );
  if (enrolement) return <Confirmation jeton={jeton} enrolement={enrolement} onPret={() => setPret(true)} />;
  return <MotDePasse jeton={jeton} lien={lien} onPrepare={setEnrolement} />;
}

const AUCUNE: FieldErrors = {};

interface MotDePasseProps {
  readonly jeton: string;
  readonly lien: Lien;
  readonly onPrepare: (enrolement: Enrolement) => void;
}

function MotDePasse({ jeton, lien, onPrepare }: MotDePasseProps) {
  const [differents, setDifferents] = useState<FieldErrors | undefined>(undefined);
  const preparation = useMutation({
    mutationFn: (body: { identifiant: string; motDePasse: string }) =>
      call(preparerInvitation, { params: { jeton }, body }),
    onSuccess: onPrepare,
  });
  const champs = preparation.error instanceof ErreurApi ? preparation.error.champs : AUCUNE;
  const general = Object.keys(champs).length === 0 ? preparation.error?.message : undefined;

  function envoyer(saisie: FormData) {
    const motDePasse = String(saisie.get('motDePasse'));
    const juste = lien.objet === 'SECOND_FACTEUR' || motDePasse === saisie.get('confirmation');
    setDifferents(juste ? undefined : { confirmation: TEXTES.lienDifferents });
    if (juste) preparation.mutate({ identifiant: String(saisie.get('identifiant')), motDePasse });
  }

  return (
    <Form errors={differents ?? champs} formError={general} onSubmit={envoyer}>
      <TextField
        label={TEXTES.identifiant}
        name="identifiant"
        autoComplete="username"
        defaultValue={lien.identifiant ?? ''}
        isReadOnly={lien.identifiant !== null}
        spellCheck="false"
      />
      <ChampsMotDePasse objet={lien.objet} />
      <Button type="submit" isWide={true} isPending={preparation.isPending} pendingText={TEXTES.verification}>
        {TEXTES.continuer}
      </Button>
    </Form>
  );
}

function ChampsMotDePasse({ objet }: { readonly objet: ObjetLienT }) {
  if (objet === 'SECOND_FACTEUR')
    return (
      <TextField
        label={TEXTES.lienActuel}
        name="motDePasse"
        type="password"
        autoComplete="current-password"
      />
    );
  return (
    <>
      <TextField
        label={TEXTES.lienNeuf}
        help={TEXTES.lienNeufAide}
        name="motDePasse"
        type="password"
        autoComplete="new-password"
      />
      <TextField
        label={TEXTES.lienConfirmer}
        name="confirmation"
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}

interface ConfirmationProps {
  readonly jeton: string;
  readonly enrolement: Enrolement;
  readonly onPret: () => void;
}

function Confirmation({ jeton, enrolement, onPret }: ConfirmationProps) {
  const [code, setCode] = useState('');
  const confirmation = useMutation({
    mutationFn: () => call(confirmerInvitation, { params: { jeton }, body: { code } }),
    onSuccess: onPret,
  });
  const champs = confirmation.error instanceof ErreurApi ? confirmation.error.champs : AUCUNE;
  const general = Object.keys(champs).length === 0 ? confirmation.error?.message : undefined;
  return (
    <Form errors={champs} formError={general} onSubmit={() => confirmation.mutate()}>
      {enrolement.secret === null ? <p>{TEXTES.lienCodeActuel}</p> : <Facteur enrolement={enrolement} />}
      <ChampCode value={code} onChange={setCode} />
      <Button
        type="submit"
        isWide={true}
        isPending={confirmation.isPending}
        pendingText={TEXTES.verification}
      >
        {TEXTES.lienTerminer}
      </Button>
    </Form>
  );
}

function Facteur({ enrolement: { secret, qrSvg } }: { readonly enrolement: Enrolement }) {
  return (
    <section aria-labelledby="titre-facteur" className={styles.facteur}>
      <h2 id="titre-facteur">{TEXTES.lienScanner}</h2>
      <p>{TEXTES.lienScannerAide}</p>
      <img
        className={styles.qr}
        src={`data:image/svg+xml,${encodeURIComponent(qrSvg ?? '')}`}
        alt={TEXTES.lienQr}
        width="208"
        height="208"
      />
      <p>
        {TEXTES.lienCle} : <code className={styles.cle}>{secret?.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
    </section>
  );
}
