import { ecrireSante, lireSante } from '@orapont/contract/dossier';
import type { ReplyOf } from '@orapont/contract/route';
import { type DonneesSante, donneesVierges } from '@orapont/domain/sante/donnees';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { v7 as uuidv7 } from 'uuid';
import { call, ErreurApi } from '../../kernel/call.ts';
import { AlertesSante } from '../../sante/AlertesSante.tsx';
import { DonneesSanteFormulaire } from '../../sante/DonneesSanteFormulaire.tsx';
import { DonneesSanteResume } from '../../sante/DonneesSanteResume.tsx';
import { sansLignesVides } from '../../sante/rubriques.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PiedDeSaisie } from './DialogueSaisie.tsx';
import styles from './Dossier.module.css';
import { Lu } from './Etat.tsx';
import { erreursDe } from './erreurs.ts';
import { aujourdHui, CLES, useSante } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

type Lue = ReplyOf<typeof lireSante>;

/** The health data: read first, completed as a new dated set. */
export function Sante() {
  const { id = '' } = useParams();
  const lecture = useSante(id);
  const [saisie, setSaisie] = useState(false);
  return (
    <Page
      title={T.sante}
      {...(lecture.data ? { lead: lecture.data.identite } : {})}
      back={{ label: T.retourDossier, href: `/dossiers/${id}` }}
      {...(lecture.data?.ecrire && !saisie
        ? { actions: <Button onPress={() => setSaisie(true)}>{T.completerSante}</Button> }
        : {})}
    >
      <Lu lecture={lecture}>
        {(lue) =>
          saisie ? <Saisie dossierId={id} lue={lue} fermer={() => setSaisie(false)} /> : <Lecture lue={lue} />
        }
      </Lu>
    </Page>
  );
}

function Lecture({ lue: { donnees, alertes, precedentes } }: { readonly lue: Lue }) {
  if (donnees === null) return <p>{T.santeVide}</p>;
  return (
    <Stack>
      <AlertesSante alertes={alertes} />
      <Card>
        <DonneesSanteResume donnees={donnees} />
      </Card>
      {precedentes.length > 0 && <p className={styles['discret']}>{T.precedentes(precedentes.length)}</p>}
    </Stack>
  );
}

interface SaisieProps {
  readonly dossierId: string;
  readonly lue: Lue;
  readonly fermer: () => void;
}

const depart = ({ donnees }: Lue): DonneesSante =>
  donnees ? { ...donnees, recueilliesLe: aujourdHui() } : donneesVierges(aujourdHui());

function Saisie({ dossierId, lue, fermer }: SaisieProps) {
  const client = useQueryClient();
  const [id] = useState(() => uuidv7());
  const [donnees, setDonnees] = useState(() => depart(lue));
  const [enVigueur, setEnVigueur] = useState(lue);
  const envoi = useMutation({
    mutationFn: () =>
      call(ecrireSante, {
        params: { id: dossierId },
        body: { id, precedente: enVigueur.id, donnees: sansLignesVides(donnees) },
      }),
    onSuccess: async () => {
      showToast(T.santeEnregistree);
      fermer();
      await client.invalidateQueries({ queryKey: CLES.tous });
      await client.invalidateQueries({ queryKey: CLES.dossier(dossierId) });
    },
    onError: async (erreur) => {
      if (erreur instanceof ErreurApi && erreur.probleme.motifs.includes('VERSION_DEPASSEE'))
        setEnVigueur(await call(lireSante, { params: { id: dossierId } }));
    },
  });
  const { errors, formError } = erreursDe(envoi.error);
  const change = enVigueur.id !== lue.id;
  const champs = Object.fromEntries(
    Object.entries(errors).map(([nom, phrase]) => [nom.replace(/^donnees\./, ''), String(phrase)]),
  );
  return (
    <Form
      onSubmit={() => envoi.mutate()}
      errors={errors}
      formError={change ? undefined : formError}
      aria-label={T.sante}
    >
      <Stack gap="large">
        {change && enVigueur.donnees && (
          <Banner kind="attention" title={T.santeConflit} isLive>
            <p>{T.santeConflitAide}</p>
            <h3>{T.enVigueur}</h3>
            <DonneesSanteResume donnees={enVigueur.donnees} />
          </Banner>
        )}
        <DonneesSanteFormulaire
          value={donnees}
          onChange={setDonnees}
          errors={champs}
          aujourdHui={aujourdHui()}
        />
        <PiedDeSaisie fermer={fermer} enCours={envoi.isPending} />
      </Stack>
    </Form>
  );
}
