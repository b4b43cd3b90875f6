import { lireComptesDemo, type MoiT } from '@orapont/contract/acces';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../kernel/call.ts';
import { CLE_MOI } from '../../kernel/moi.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { type CompteDemo, ComptesDemo } from './ComptesDemo.tsx';
import { EtapesConnexion } from './EtapesConnexion.tsx';
import { lireRetour } from './retour.ts';
import { Seuil } from './Seuil.tsx';
import { TEXTES } from './textes.ts';
import { useConnexion } from './useConnexion.ts';

/** The sign-in page. In the sandbox it also lists the fictitious people. */
export function Connexion() {
  const naviguer = useNavigate();
  const { search } = useLocation();
  const client = useQueryClient();
  const bouton = useRef<HTMLButtonElement>(null);
  const [identifiant, setIdentifiant] = useState('');
  const [motDePasse, setMotDePasse] = useState('');
  const [annonce, setAnnonce] = useState('');
  const demo = useQuery({
    queryKey: ['acces', 'demo'],
    queryFn: ({ signal }) => call(lireComptesDemo, { signal }),
    refetchInterval: ({ state }) => (state.data?.demo === false ? false : 3_000),
    staleTime: 0,
  });
  const connexion = useConnexion((moi) => {
    // Nothing of the person before stays in memory.
    client.clear();
    client.setQueryData(CLE_MOI, moi);
    void naviguer(apres(moi, search), { replace: true });
  });

  function choisir(compte: CompteDemo) {
    connexion.recommencer();
    setIdentifiant(compte.identifiant);
    setMotDePasse(demo.data?.motDePasse ?? '');
    setAnnonce(TEXTES.pret(compte.nom));
    // The button may come back with this very change (second step → first).
    requestAnimationFrame(() => bouton.current?.focus());
  }

  return (
    <Seuil
      titre={TEXTES.titre}
      chapeau={TEXTES.pour}
      nature={natureDe(demo.data)}
      aCote={demo.data?.demo && <ComptesDemo demo={demo.data} choisi={identifiant} onChoisir={choisir} />}
    >
      <VisuallyHidden>
        <span role="status">{annonce}</span>
      </VisuallyHidden>
      <EtapesConnexion
        connexion={connexion}
        identifiant={identifiant}
        onIdentifiant={setIdentifiant}
        motDePasse={motDePasse}
        onMotDePasse={setMotDePasse}
        codeConnu={demo.data?.comptes.find((compte) => compte.identifiant === identifiant)?.code}
        entrer={TEXTES.entrer}
        boutonRef={bouton}
      />
      <p>{TEXTES.oubli}</p>
    </Seuil>
  );
}

/** Someone with several places and no habit says first where he works. */
function apres(moi: MoiT, recherche: string): string {
  const retour = lireRetour(recherche);
  return moi.affectation === null && moi.affectations.length > 1
    ? `/lieu?retour=${encodeURIComponent(retour)}`
    : retour;
}

function natureDe(demo: { readonly demo: boolean; readonly essai: boolean } | undefined) {
  if (demo?.demo) return 'demo';
  return demo?.essai ? 'essai' : undefined;
}
