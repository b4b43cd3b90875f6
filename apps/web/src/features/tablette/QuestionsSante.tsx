import { jourParis } from '@orapont/domain/dates';
import { donneesVierges } from '@orapont/domain/sante/donnees';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { repondre } from '../../horsligne/visite.ts';
import { DonneesSanteFormulaire } from '../../sante/DonneesSanteFormulaire.tsx';
import { sansLignesVides } from '../../sante/rubriques.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { nomDe, TourneeAbsente } from './Tournee.tsx';
import { T } from './textes.ts';
import { useVisite, type VisiteLue } from './useVisite.ts';

/** The answers of the record, to go through with the person; kept here as a sealed letter. */
export function QuestionsSante() {
  const visite = useVisite();
  if (visite === undefined) return null;
  return visite === null ? <TourneeAbsente /> : <Formulaire visite={visite} />;
}

function Formulaire({ visite }: { readonly visite: VisiteLue }) {
  const { resident, journal, retour } = visite;
  const naviguer = useNavigate();
  const aujourdHui = jourParis(new Date().toISOString());
  const [sante, setSante] = useState(() => ({
    ...(journal.sante ?? donneesVierges(aujourdHui)),
    recueilliesLe: aujourdHui,
  }));

  async function garder() {
    await repondre(visite, sansLignesVides(sante));
    showToast(T.reponsesGardees);
    void naviguer(retour);
  }

  return (
    <Page title={T.questionsTitre} back={{ href: retour, label: nomDe(resident) }} width="reading">
      <Stack gap="large">
        <DonneesSanteFormulaire value={sante} onChange={setSante} aujourdHui={aujourdHui} />
        <Button isWide onPress={() => void garder()}>
          {T.questionsEnregistrer}
        </Button>
      </Stack>
    </Page>
  );
}
