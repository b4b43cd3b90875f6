import type { CorrespondantNationalT } from '@orapont/contract/annuaire';
import { nomDe, RechercheNationale } from '../../../annuaire/RechercheNationale.tsx';
import { T_NATIONAL } from '../../../annuaire/textes.ts';
import { Button } from '../../../ui/Button.tsx';
import type { ChoisirNational } from './choisir-national.ts';

interface Props {
  readonly onChoisir: ChoisirNational;
}

/** Someone of the national directory is chosen where he can be asked here; otherwise it is said who can enter him. */
export function ChoixNational({ onChoisir }: Props) {
  return <RechercheNationale action={(trouve) => <Lieux trouve={trouve} onChoisir={onChoisir} />} />;
}

function Lieux({ trouve, onChoisir }: Props & { readonly trouve: CorrespondantNationalT }) {
  const { connu, messagerieSecurisee } = trouve;
  if (connu !== null && connu.length > 0)
    return connu.map(({ id, siteId, siteNom }) => (
      <Button
        key={siteId}
        variant="secondary"
        aria-label={`${T_NATIONAL.choisir} ${nomDe(trouve)}, ${siteNom}`}
        onPress={() => onChoisir(nomDe(trouve), { requisId: id, requisSiteId: siteId })}
      >
        {connu.length === 1 ? T_NATIONAL.choisir : `${T_NATIONAL.choisir}, ${siteNom}`}
      </Button>
    ));
  return <span>{messagerieSecurisee ? T_NATIONAL.aInscrire : T_NATIONAL.injoignable}</span>;
}
