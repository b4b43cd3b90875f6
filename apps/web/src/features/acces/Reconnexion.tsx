import { fermerSession, lireSession, type MoiT } from '@orapont/contract/acces';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import { ecouterFinDeSession } from '../../kernel/fin-de-session.ts';
import { CLE_MOI, useSession } from '../../kernel/moi.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { EtapesConnexion } from './EtapesConnexion.tsx';
import styles from './Reconnexion.module.css';
import { TEXTES } from './textes.ts';
import { useConnexion } from './useConnexion.ts';
import { useInactivite } from './useInactivite.ts';

/**
 * When the session ends, the page stays, masked, and the person signs in again in front of it: nothing typed is lost. Someone
 * else's session (opened in another tab) reloads everything instead.
 */
export function Reconnexion({ identite }: { readonly identite: MoiT }) {
  const [personne] = useState(identite);
  const { terminee, reprendre } = useFinDeSession(personne);

  useEffect(() => {
    if (identite.compteId !== personne.compteId) window.location.reload();
  }, [identite, personne]);

  useEffect(() => {
    document.documentElement.toggleAttribute('data-verrou', terminee);
    return () => document.documentElement.removeAttribute('data-verrou');
  }, [terminee]);

  return (
    <Dialog
      title={TEXTES.finTitre}
      role="alertdialog"
      size="small"
      isOpen={terminee}
      isKeyboardDismissDisabled={true}
    >
      <div className={styles.corps}>
        <Formulaire personne={personne} onReprise={reprendre} />
      </div>
    </Dialog>
  );
}

interface FormulaireProps {
  readonly personne: MoiT;
  readonly onReprise: (moi: MoiT) => void;
}

function Formulaire({ personne, onReprise }: FormulaireProps) {
  const [motDePasse, setMotDePasse] = useState('');
  const connexion = useConnexion(onReprise);
  return (
    <>
      <p>{TEXTES.finTexte}</p>
      <EtapesConnexion
        connexion={connexion}
        identifiant={personne.identifiant}
        motDePasse={motDePasse}
        onMotDePasse={setMotDePasse}
        entrer={TEXTES.reprendre}
      />
      <LinkButton variant="quiet" href="/connexion">
        {TEXTES.finAutre}
      </LinkButton>
    </>
  );
}

function useFinDeSession(personne: MoiT) {
  const [terminee, setTerminee] = useState(false);
  const client = useQueryClient();
  const session = useSession();
  const perdue = session.error instanceof ErreurApi && session.error.probleme.status === 401;

  /** A request that left with the cookie of a moment ago is refused too: the server says whether the session really ended. */
  const verifier = useCallback(async () => {
    try {
      client.setQueryData(CLE_MOI, await call(lireSession));
    } catch (erreur) {
      if (erreur instanceof ErreurApi && erreur.probleme.status === 401) setTerminee(true);
    }
  }, [client]);

  useEffect(() => ecouterFinDeSession(() => void verifier()), [verifier]);
  useEffect(() => {
    if (perdue) setTerminee(true);
  }, [perdue]);
  useInactivite(
    useCallback(() => {
      setTerminee(true);
      void call(fermerSession).catch(() => undefined);
    }, []),
  );

  function reprendre(moi: MoiT) {
    if (moi.compteId !== personne.compteId) {
      window.location.reload();
      return;
    }
    client.setQueryData(CLE_MOI, moi);
    setTerminee(false);
    showToast(TEXTES.repris);
    void client.invalidateQueries();
  }
  return { terminee, reprendre };
}
