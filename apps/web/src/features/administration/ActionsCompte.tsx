import {
  type CompteResumeT,
  changerActiviteCompte,
  type ObjetLienT,
  reinitialiserCompte,
} from '@orapont/contract/acces';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { useMoi } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { LienUnique } from './LienUnique.tsx';
import { useEnregistrer, useRelire } from './requetes.ts';
import { TEXTES } from './textes.ts';

interface ActionsCompteProps {
  readonly compte: CompteResumeT;
  /** Behind one button, in a row of a table. */
  readonly enMenu?: boolean;
}

/** Renewing what was lost, closing, opening again. */
export function ActionsCompte({ compte, enMenu = false }: ActionsCompteProps) {
  const [objet, setObjet] = useState<ObjetLienT>();
  const [lien, setLien] = useState<string>();
  const relire = useRelire();
  const { compteId } = useMoi();
  const renouvellement = useMutation({
    mutationFn: (voulu: ObjetLienT) =>
      call(reinitialiserCompte, { params: { id: compte.id }, body: { objet: voulu } }),
    onSuccess: (reponse) => {
      setObjet(undefined);
      setLien(reponse.lien);
      relire();
    },
  });
  const activite = useEnregistrer((actif: boolean) =>
    call(changerActiviteCompte, { params: { id: compte.id }, body: { actif } }),
  );
  const actions = [
    ...choixPossibles(compte).map(([id, label]) => ({ id, label, onAction: () => setObjet(id) })),
    ...(compte.id === compteId
      ? []
      : [
          {
            id: 'ACTIVITE',
            label: compte.actif ? TEXTES.fermerCompte : TEXTES.rouvrirCompte,
            onAction: () => activite.enregistrer(!compte.actif),
          },
        ]),
  ];
  const erreur = renouvellement.error?.message ?? activite.erreur;
  return (
    <>
      {enMenu ? (
        <Menu
          label={TEXTES.actionsDe(compte.identifiant)}
          entries={actions}
          trigger={
            <IconButton label={TEXTES.actionsDe(compte.identifiant)} icon={<Ellipsis aria-hidden="true" />} />
          }
        />
      ) : (
        <Stack as="row" gap="small">
          {actions.map(({ id, label, onAction }) => (
            <Button key={id} variant="quiet" isPending={activite.enCours} onPress={onAction}>
              {label}
            </Button>
          ))}
        </Stack>
      )}
      {erreur && <Banner kind="danger" title={erreur} isLive={true} />}
      <ConfirmDialog
        title={TEXTES.confirmerTitre(compte.identifiant)}
        confirmText={TEXTES.confirmerLien}
        isOpen={objet !== undefined}
        onOpenChange={() => setObjet(undefined)}
        isPending={renouvellement.isPending}
        onConfirm={() => objet && renouvellement.mutate(objet)}
      >
        {TEXTES.confirmerTexte}
      </ConfirmDialog>
      {lien && <LienUnique lien={lien} onFermer={() => setLien(undefined)} />}
    </>
  );
}

/** Someone who lacks one of the two, or both, needs everything. */
function choixPossibles(compte: CompteResumeT): readonly (readonly [ObjetLienT, string])[] {
  if (!compte.actif) return [];
  if (!compte.motDePasse || !compte.secondFacteur) return [['TOUT', TEXTES.toutRefaire]];
  return [
    ['MOT_DE_PASSE', TEXTES.motDePassePerdu],
    ['SECOND_FACTEUR', TEXTES.telephonePerdu],
  ];
}

export function etatDuCompte({ actif, motDePasse, secondFacteur }: CompteResumeT): string {
  if (!actif) return TEXTES.compteFerme;
  return motDePasse && secondFacteur ? TEXTES.compteActif : TEXTES.compteAttente;
}
