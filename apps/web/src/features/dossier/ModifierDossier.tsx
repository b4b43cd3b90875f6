import { type DossierT, lireDossier, modifierDossier } from '@orapont/contract/dossier';
import type { FicheT } from '@orapont/contract/dossier-fiche';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call, ErreurApi } from '../../kernel/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Conflit } from './Conflit.tsx';
import { Lu } from './Etat.tsx';
import { erreursDe } from './erreurs.ts';
import { FicheFormulaire } from './FicheFormulaire.tsx';
import { nomComplet } from './noms.ts';
import { CLES, useDossier } from './requetes.ts';
import { enFiche, enSaisie } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

export function ModifierDossier() {
  const { id = '' } = useParams();
  const lecture = useDossier(id);
  const dossier = lecture.data;
  return (
    <Page
      title={T.modifier}
      {...(dossier ? { lead: nomComplet(dossier.fiche) } : {})}
      back={{ label: T.retourDossier, href: `/dossiers/${id}` }}
    >
      <Lu lecture={lecture}>{(lu) => <Formulaire dossier={lu} />}</Lu>
    </Page>
  );
}

/** The form keeps what was read first; a colleague's writing meanwhile is shown beside what was typed. */
function Formulaire({ dossier: initial }: { readonly dossier: DossierT }) {
  const naviguer = useNavigate();
  const client = useQueryClient();
  const [fiche, setFiche] = useState(() => enSaisie(initial.fiche));
  const [version, setVersion] = useState(initial.version);
  const [autre, setAutre] = useState<FicheT>();
  const { id } = initial;
  const envoi = useMutation({
    mutationFn: () => call(modifierDossier, { params: { id }, body: { version, fiche: enFiche(fiche) } }),
    onSuccess: async ({ avertissements }) => {
      await client.invalidateQueries({ queryKey: CLES.tous });
      await client.invalidateQueries({ queryKey: CLES.dossier(id), exact: true });
      for (const phrase of [T.enregistre, ...avertissements]) showToast(phrase);
      await naviguer(`/dossiers/${id}`);
    },
    onError: async (erreur) => {
      if (!(erreur instanceof ErreurApi) || !erreur.probleme.motifs.includes('VERSION_DEPASSEE')) return;
      const enregistre = await call(lireDossier, { params: { id } });
      setAutre(enregistre.fiche);
      setVersion(enregistre.version);
    },
  });
  const { errors, formError } = erreursDe(envoi.error);
  return (
    <Form
      onSubmit={() => envoi.mutate()}
      errors={errors}
      formError={autre ? undefined : formError}
      aria-label={T.modifier}
    >
      <Stack gap="large">
        <FicheFormulaire fiche={fiche} poser={(morceau) => setFiche((avant) => ({ ...avant, ...morceau }))} />
        {autre && (
          <Conflit
            saisie={fiche}
            enregistree={enSaisie(autre)}
            reprendre={(morceau) => setFiche((avant) => ({ ...avant, ...morceau }))}
          />
        )}
        <Stack as="row">
          <LinkButton href={`/dossiers/${id}`} variant="secondary">
            {T.annuler}
          </LinkButton>
          <Button type="submit" isPending={envoi.isPending}>
            {T.enregistrer}
          </Button>
        </Stack>
      </Stack>
    </Form>
  );
}
