import { type MoiT, ouvrirSession, saisirSecondFacteur } from '@orapont/contract/acces';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../kernel/call.ts';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { TEXTES } from './textes.ts';

type EtapeConnexion = 'MOT_DE_PASSE' | 'CODE';

/** The two steps of sign-in, for the page and for the dialog that brings a session back. */
export function useConnexion(onOuverte: (moi: MoiT) => void) {
  const [etape, setEtape] = useState<EtapeConnexion>('MOT_DE_PASSE');
  const [message, setMessage] = useState<string>();
  const premiere = useMutation({
    mutationFn: (body: { identifiant: string; motDePasse: string }) => call(ouvrirSession, { body }),
    onSuccess: () => {
      setMessage(undefined);
      setEtape('CODE');
    },
  });
  const seconde = useMutation({
    mutationFn: (code: string) => call(saisirSecondFacteur, { body: { code } }),
    onSuccess: onOuverte,
    onError: (erreur) => {
      if (erreur instanceof ErreurApi && erreur.probleme.status === 401) recommencer(TEXTES.expiree);
    },
  });

  function recommencer(pourquoi?: string) {
    premiere.reset();
    seconde.reset();
    setMessage(pourquoi);
    setEtape('MOT_DE_PASSE');
  }

  return {
    etape,
    enCours: premiere.isPending || seconde.isPending,
    envoyerMotDePasse: premiere.mutate,
    envoyerCode: seconde.mutate,
    recommencer,
    ...remarques(etape === 'CODE' ? seconde.error : premiere.error, message),
  };
}

const AUCUNE: FieldErrors = {};

/** A remark on a field stands beside it; the others, above the form. */
function remarques(erreur: Error | null, message: string | undefined) {
  const champs = erreur instanceof ErreurApi ? erreur.champs : AUCUNE;
  const parChamp = Object.keys(champs).length > 0;
  return { erreurs: parChamp ? champs : AUCUNE, erreur: parChamp ? undefined : (erreur?.message ?? message) };
}
