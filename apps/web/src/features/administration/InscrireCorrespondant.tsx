import { type CorrespondantNationalT, inscrireCorrespondant } from '@orapont/contract/annuaire';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { nomDe, RechercheNationale } from '../../annuaire/RechercheNationale.tsx';
import { T_NATIONAL } from '../../annuaire/textes.ts';
import { call } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { DialogueSaisie } from './DialogueSaisie.tsx';
import { useEnregistrer } from './requetes.ts';
import { coche } from './saisie.ts';
import { TEXTES } from './textes.ts';

const LISTE = '/administration/professionnels';

/** From the national directory to this one: someone who can then be asked, by secured mail alone. */
export function InscrireCorrespondant() {
  const [choisi, setChoisi] = useState<CorrespondantNationalT>();
  return (
    <Page
      title={TEXTES.inscrireCorrespondant}
      lead={TEXTES.inscrireAide}
      back={{ href: LISTE, label: TEXTES.professionnels }}
    >
      <RechercheNationale
        action={(trouve) => <Inscription trouve={trouve} onChoisir={() => setChoisi(trouve)} />}
      />
      {choisi && <Confirmation trouve={choisi} onFermer={() => setChoisi(undefined)} />}
    </Page>
  );
}

function Inscription({
  trouve,
  onChoisir,
}: {
  readonly trouve: CorrespondantNationalT;
  readonly onChoisir: () => void;
}) {
  const [connu] = trouve.connu ?? [];
  if (connu)
    return (
      <LinkButton
        variant="secondary"
        href={`${LISTE}/${connu.id}`}
        aria-label={`${TEXTES.ouvrirFiche} ${nomDe(trouve)}`}
      >
        {TEXTES.ouvrirFiche}
      </LinkButton>
    );
  if (!trouve.messagerieSecurisee) return <span>{T_NATIONAL.injoignable}</span>;
  return (
    <Button variant="secondary" aria-label={`${TEXTES.inscrire} ${nomDe(trouve)}`} onPress={onChoisir}>
      {TEXTES.inscrire}
    </Button>
  );
}

/** The public directory does not say who is conventionné: it is asked. */
function Confirmation({
  trouve,
  onFermer,
}: {
  readonly trouve: CorrespondantNationalT;
  readonly onFermer: () => void;
}) {
  const naviguer = useNavigate();
  const formulaire = useEnregistrer(async (saisie: FormData) => {
    const { id } = await call(inscrireCorrespondant, {
      body: { rpps: trouve.rpps, conventionne: coche(saisie, 'conventionne') },
    });
    void naviguer(`${LISTE}/${id}`);
  });
  return (
    <DialogueSaisie
      titre={`${TEXTES.inscrire} ${nomDe(trouve)}`}
      valider={TEXTES.inscrire}
      onFermer={onFermer}
      formulaire={formulaire}
    >
      <p>{TEXTES.inscrireEffet}</p>
      <Checkbox label={TEXTES.conventionne} help={TEXTES.conventionneAide} name="conventionne" />
    </DialogueSaisie>
  );
}
