import type { ProfessionnelT } from '@orapont/contract/administration';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Affectations } from './Affectations.tsx';
import { CompteDuProfessionnel } from './CompteDuProfessionnel.tsx';
import { FormulaireProfessionnel } from './FormulaireProfessionnel.tsx';
import { Habilitations } from './Habilitations.tsx';
import { useProfessionnels } from './requetes.ts';
import { TEXTES } from './textes.ts';

const LISTE = '/administration/professionnels';
const retour = { href: LISTE, label: TEXTES.professionnels };

export function NouveauProfessionnel() {
  const [id] = useState(() => crypto.randomUUID());
  const naviguer = useNavigate();
  return (
    <Page title={TEXTES.ajouterProfessionnel} back={retour}>
      <Card title={TEXTES.identite}>
        <FormulaireProfessionnel id={id} onFait={() => void naviguer(`${LISTE}/${id}`, { replace: true })} />
      </Card>
    </Page>
  );
}

/** One person: identity, places, training, account. */
export function FicheProfessionnel() {
  const { id } = useParams();
  const { data, isPending } = useProfessionnels();
  const professionnel = data?.find((p) => p.id === id);
  if (isPending)
    return (
      <Page title={TEXTES.professionnels} back={retour}>
        <Skeleton shape="card" />
      </Page>
    );
  if (!professionnel) return <Absente href={LISTE} />;
  return (
    <Page title={`${professionnel.prenom} ${professionnel.nom}`.trim()} back={retour}>
      <Parties professionnel={professionnel} />
    </Page>
  );
}

function Parties({ professionnel }: { readonly professionnel: ProfessionnelT }): ReactNode {
  return (
    <>
      <Affectations professionnel={professionnel} />
      <CompteDuProfessionnel professionnel={professionnel} />
      <Habilitations professionnel={professionnel} />
      <Card title={TEXTES.identite}>
        <FormulaireProfessionnel id={professionnel.id} connu={professionnel} />
      </Card>
    </>
  );
}

export function Absente({ href }: { readonly href: string }) {
  return (
    <Page title={TEXTES.introuvable}>
      <EmptyState title={TEXTES.introuvable} action={<LinkButton href={href}>{TEXTES.revenir}</LinkButton>}>
        {TEXTES.introuvableDetail}
      </EmptyState>
    </Page>
  );
}
