import { creerDossier } from '@orapont/contract/dossier';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call, ErreurApi } from '../../kernel/call.ts';
import { useMoi } from '../../kernel/moi.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Form } from '../../ui/Form.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import { erreursDe } from './erreurs.ts';
import { FicheFormulaire } from './FicheFormulaire.tsx';
import { Homonymes } from './Homonymes.tsx';
import { aujourdHui, CLES, useDossiers } from './requetes.ts';
import { enFiche, FICHE_VIERGE, type FicheSaisie } from './saisie.ts';
import { TEXTES as T } from './textes.ts';

type Arrivee = { readonly siteId: string; readonly chambre: string; readonly du: string };

/** A new person. The id is chosen here, so that a second sending is the same record. */
export function NouveauDossier() {
  const { affectation } = useMoi();
  const naviguer = useNavigate();
  const client = useQueryClient();
  const [id] = useState(() => uuidv7());
  const [fiche, setFiche] = useState<FicheSaisie>(FICHE_VIERGE);
  const [arrivee, setArrivee] = useState<Arrivee>({
    siteId: affectation?.siteId ?? '',
    chambre: '',
    du: aujourdHui(),
  });
  const envoi = useMutation({
    mutationFn: (autrePersonne: boolean) =>
      call(creerDossier, {
        body: {
          id,
          fiche: enFiche(fiche),
          sejour: { ...arrivee, du: arrivee.du as never },
          autrePersonne,
        },
      }),
    onSuccess: async ({ avertissements }) => {
      await client.invalidateQueries({ queryKey: CLES.tous });
      for (const phrase of [T.enregistre, ...avertissements]) showToast(phrase);
      await naviguer(`/dossiers/${id}`, { replace: true });
    },
  });
  const homonyme = envoi.error instanceof ErreurApi && envoi.error.probleme.motifs.includes('HOMONYME');
  const { errors, formError } = erreursDe(envoi.error);
  return (
    <Page title={T.nouveau} back={{ label: T.retourListe, href: '/residents' }}>
      <Form
        onSubmit={() => envoi.mutate(false)}
        errors={errors}
        formError={homonyme ? undefined : formError}
        aria-label={T.nouveau}
      >
        <Stack gap="large">
          <Card title={T.arrivee}>
            <ArriveeChamps
              arrivee={arrivee}
              poser={(morceau) => setArrivee((avant) => ({ ...avant, ...morceau }))}
            />
          </Card>
          <FicheFormulaire
            fiche={fiche}
            poser={(morceau) => setFiche((avant) => ({ ...avant, ...morceau }))}
          />
          {homonyme && (
            <Homonymes
              fiche={fiche}
              arrivee={arrivee}
              confirmer={() => envoi.mutate(true)}
              enCours={envoi.isPending}
            />
          )}
          <Stack as="row">
            <LinkButton href="/residents" variant="secondary">
              {T.annuler}
            </LinkButton>
            <Button type="submit" isPending={envoi.isPending}>
              {T.creer}
            </Button>
          </Stack>
        </Stack>
      </Form>
    </Page>
  );
}

interface ArriveeProps {
  readonly arrivee: Arrivee;
  readonly poser: (morceau: Partial<Arrivee>) => void;
}

function ArriveeChamps({ arrivee, poser }: ArriveeProps) {
  const sites = useDossiers('', '').data?.sites ?? [];
  return (
    <Stack as="grid">
      {sites.length > 1 && (
        <Select
          label={T.site}
          name="sejour.siteId"
          options={sites.map(({ id, nom }) => ({ id, label: nom }))}
          selectedKey={arrivee.siteId}
          onSelectionChange={(cle) => poser({ siteId: String(cle) })}
        />
      )}
      <TextField
        label={T.chambre}
        name="sejour.chambre"
        value={arrivee.chambre}
        onChange={(chambre) => poser({ chambre })}
        maxLength={30}
      />
      <DateField
        label={T.entree}
        name="sejour.du"
        value={arrivee.du}
        max={aujourdHui()}
        onChange={(du) => poser({ du })}
        isRequired
      />
    </Stack>
  );
}
