import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { Affectations } from './Affectations.tsx';
import { CompteDuProfessionnel } from './CompteDuProfessionnel.tsx';
import { Fiche } from './Fiche.tsx';
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

/** One person: places, account, training, identity. */
export function FicheProfessionnel() {
  const { id } = useParams();
  return (
    <Fiche
      requete={useProfessionnels()}
      id={id}
      titre={TEXTES.professionnels}
      retour={retour}
      nommer={({ prenom, nom }) => `${prenom} ${nom}`.trim()}
    >
      {(professionnel) => (
        <>
          <Affectations professionnel={professionnel} />
          <CompteDuProfessionnel professionnel={professionnel} />
          <Habilitations professionnel={professionnel} />
          <Card title={TEXTES.identite}>
            <FormulaireProfessionnel id={professionnel.id} connu={professionnel} />
          </Card>
        </>
      )}
    </Fiche>
  );
}
